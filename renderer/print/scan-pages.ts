import { invoke } from '../app/bridge';
import type { OpenPdf } from '../components/pdf-document';

/** Fine enough for stamps and handwriting, and a page of A4 takes no more than some hundred kilobytes. */
const dotsPerInch = 200;
const quality = 0.85;
/** An item whose pages nobody has asked for in so long is closed. */
const idleMs = 20_000;

/** A picture as large as it is, or turned by a quarter to the left: its head then lies along the left edge, where files are bound. */
interface Picture {
  readonly image: Blob;
  readonly turned: boolean;
}

/** A scanned item while its pages are being drawn. */
type OpenScan = { readonly pdf: OpenPdf } | Picture | { readonly problem: string };

interface Kept {
  readonly scan: Promise<OpenScan>;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const kept = new Map<number, Kept>();

/** Millimetres, or pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Every sheet of scans stands upright: what lies across is turned to fill it. */
function liesAcross({ width, height }: Size): boolean {
  return width > height;
}

/** The size of a picture as it is meant to be seen (cameras note how they were held); nothing where it is broken. */
function pictureSize(picture: Blob): Promise<Size> {
  const url = URL.createObjectURL(picture);
  const image = new Image();
  return new Promise<Size>((resolve) => {
    const done = (): void => resolve({ width: image.naturalWidth, height: image.naturalHeight });
    image.addEventListener('load', done);
    image.addEventListener('error', done);
    image.src = url;
  }).finally(() => URL.revokeObjectURL(url));
}

async function openScan(id: number): Promise<OpenScan> {
  const { mediaType, content } = await invoke('attachment.content', { id });
  if (mediaType === 'image/tiff')
    return { problem: '这件材料是 TIF 图片，不能在这里打印。请另存后用看图软件打印，或改存为 PDF、JPG' };
  const bytes = new Uint8Array(content);
  if (mediaType !== 'application/pdf') {
    const image = new Blob([bytes], { type: mediaType });
    return { image, turned: liesAcross(await pictureSize(image)) };
  }
  const { openPdf } = await import('../components/pdf-document');
  return { pdf: await openPdf(bytes) };
}

/** The item, opened once for all its pages. */
function opened(id: number): Promise<OpenScan> {
  const entry: Kept = kept.get(id) ?? { scan: openScan(id), timer: undefined };
  kept.set(id, entry);
  clearTimeout(entry.timer);
  entry.timer = setTimeout(() => {
    kept.delete(id);
    entry.scan.then(
      (scan) => 'pdf' in scan && scan.pdf.close(),
      () => undefined,
    );
  }, idleMs);
  return entry.scan;
}

/** One page drawn so that it fills an upright box, as a JPEG: a canvas would stay in memory as it is. */
async function drawPage({ document: pdf }: OpenPdf, number: number, box: Size): Promise<Blob> {
  const page = await pdf.getPage(number);
  const rotation = page.rotate + (liesAcross(page.getViewport({ scale: 1 })) ? 270 : 0);
  const plain = page.getViewport({ scale: 1, rotation });
  const fit = Math.min(box.width / plain.width, box.height / plain.height);
  const viewport = page.getViewport({ scale: (fit * dotsPerInch) / 25.4, rotation });
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport }).promise;
  page.cleanup();
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });
  canvas.width = 0;
  if (!blob) throw new Error('the page of a scan could not be drawn');
  return blob;
}

/** A page of a scanned item: its picture, or why there is none. */
export type ScanPage = Picture | { readonly problem: string };

/**
 * Fetches one page of a scanned item as a picture for a box of so many mm. Never fails: what cannot be drawn is said on
 * the page.
 * @param number from 1
 */
export async function scanPage(id: number, number: number, box: Size): Promise<ScanPage> {
  try {
    const scan = await opened(id);
    return 'pdf' in scan ? { image: await drawPage(scan.pdf, number, box), turned: false } : scan;
  } catch (error) {
    const { pdfProblem } = await import('../components/pdf-document');
    return { problem: pdfProblem(error) };
  }
}
