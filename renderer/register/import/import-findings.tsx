import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { levelTexts } from '#shared/register/findings';
import { LinkButton } from '../../components/link-button';
import { importFindingsQuery } from './import-queries';

/** What the logic checks say about the people that an import wrote. */
export function ImportFindings({ runId }: { readonly runId: number }) {
  const [, navigate] = useLocation();
  const findings = useQuery(importFindingsQuery(runId));
  if (findings.isPending) return <span className="quiet">正在核查</span>;
  const counts = findings.data?.counts ?? [];
  const some = counts.filter(({ count }) => count > 0);
  if (some.length === 0) return <span>没有发现问题</span>;
  return (
    <>
      {some.map(({ level, count }) => (
        <span key={level} className={`finding-${level}`} style={{ marginRight: 12 }}>
          {levelTexts[level]} {count} 条
        </span>
      ))}
      <LinkButton onClick={() => navigate('/checks')}>到名册核查逐条处理</LinkButton>
    </>
  );
}
