import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import type { IntegrityReport } from '#shared/security/backup';

interface Line {
  readonly sound: boolean;
  readonly text: string;
}

function linesOf({ structure, brokenReferences, audit, keys, backup }: IntegrityReport): Line[] {
  return [
    {
      sound: structure.length === 0,
      text: structure.length === 0 ? '文件结构完好' : `文件结构有 ${structure.length} 处损坏`,
    },
    {
      sound: brokenReferences === 0,
      text: brokenReferences === 0 ? '数据之间的联系完整' : `有 ${brokenReferences} 条记录所指的内容不存在`,
    },
    {
      sound: audit.brokenAt === null,
      text:
        audit.brokenAt === null
          ? `操作日志完整，共 ${audit.commands} 条，没有被改动`
          : `操作日志从第 ${audit.brokenAt} 条起对不上，可能被改动`,
    },
    { sound: keys === 'sound', text: keys === 'sound' ? '密钥文件完好' : '密钥文件已损坏' },
    {
      sound: backup?.sound ?? false,
      text: backup
        ? backup.sound
          ? '最近的备份可以恢复'
          : '最近的备份不能恢复'
        : '还没有备份，请立即备份一次',
    },
  ];
}

/** The result of the check in words, and what to do when something is wrong. */
export function IntegrityDialog(props: { readonly report: IntegrityReport; readonly onClose: () => void }) {
  const { report, onClose } = props;
  return (
    <Modal
      open
      title={report.sound ? '档案库完好' : '档案库有问题'}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          关闭
        </Button>
      }
    >
      <ul className="password-rules integrity">
        {linesOf(report).map(({ sound, text }) => (
          <li key={text} data-met={sound} className={sound ? '' : 'finding-error'}>
            {sound ? <CheckCircleFilled /> : <CloseCircleFilled />} {text}
          </li>
        ))}
      </ul>
      {!report.sound && (
        <p>请先把档案库文件夹整个复制一份，再用最近一次完好的备份恢复，并把诊断信息交给技术支持。</p>
      )}
    </Modal>
  );
}
