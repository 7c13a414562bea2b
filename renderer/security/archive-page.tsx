import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useMay } from '../app/app-state';
import { Page } from '../components/page';
import { ArchiveFacts } from './archive-facts';
import { BackupSection } from './backup-section';
import { archiveStatusQuery } from './queries';
import { SafetySection } from './safety-section';
import './security.css';

/** Settings: where the archive is, how it does, and everything that keeps it safe. */
export function ArchivePage() {
  const status = useQuery(archiveStatusQuery());
  const isAdministrator = useMay('administrator');
  return (
    <Page title="档案库" note="位置、备份和安全">
      <div className="scroll-area">
        <div className="archive-page">
          {status.data ? <ArchiveFacts status={status.data} /> : <Skeleton active />}
          <BackupSection setAside={status.data?.setAside ?? null} isAdministrator={isAdministrator} />
          <SafetySection isAdministrator={isAdministrator} />
        </div>
      </div>
    </Page>
  );
}
