import { setLines } from '#shared/lib/paper/set-text';
import type { FitFinding, PaperSheet, TextStyle } from '#shared/lib/paper/sheet';
import { sheetsOfScan } from './catalogue';
import type { LayoutPart, PaperAttachment } from './paper-person';

const size = { width: 210, height: 297 };
const margin = { top: 8, right: 8, bottom: 14, left: 8 };
const caption: TextStyle = { font: '宋体', size: 9, leading: 12, align: 'right' };
const captionHeight = 5;

function findingsOf({ title, mediaType, scanPages }: PaperAttachment): FitFinding[] {
  const box = '扫描材料';
  if (mediaType === 'image/tiff')
    return [
      {
        level: 'error',
        box,
        message: `“${title}”是 TIFF 图像，不能直接打印，请另存为 PDF 或 JPEG 后重新添加`,
      },
    ];
  if (scanPages === null)
    return [{ level: 'warning', box, message: `“${title}”的页数数不出来，请核对打印的页是否齐全` }];
  return [];
}

/** One sheet per scanned page in the order of the file, its number in the catalogue at the upper right. */
export const layoutScans: LayoutPart = ({ attachments }) => {
  const counted = new Map<number, number>();
  const sheets = attachments.flatMap((item): PaperSheet[] => {
    const number = (counted.get(item.fileClass) ?? 0) + 1;
    counted.set(item.fileClass, number);
    const pages = sheetsOfScan(item);
    return Array.from({ length: pages }, (_, index): PaperSheet => {
      const words = `${item.fileClass}-${number}　${item.title}　${index + 1}/${pages}`;
      return {
        ...size,
        margin,
        blocks: [
          { kind: 'text', name: 'caption', text: setLines([words], caption), height: captionHeight },
          {
            kind: 'scan',
            attachmentId: item.id,
            page: index + 1,
            height: size.height - margin.top - margin.bottom - captionHeight,
          },
        ],
      };
    });
  });
  return { sheets, findings: attachments.flatMap(findingsOf) };
};
