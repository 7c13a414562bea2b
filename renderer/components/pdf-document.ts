import {
  getDocument,
  InvalidPDFException,
  PDFWorker,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
// The legacy build: the other one expects a Chromium newer than that of Electron 25.
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/** An opened PDF; `close` ends its worker. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  readonly close: () => void;
}

const parts = '/pdf';

/**
 * Opens a PDF in a worker of its own. Scripts inside the PDF never run, nothing is compiled from text, and fonts and
 * encodings come from the program's own folder.
 * @param content is handed to the worker and cannot be used afterwards
 */
export async function openPdf(content: Uint8Array): Promise<OpenPdf> {
  const port = new Worker(workerUrl, { type: 'module' });
  const worker = PDFWorker.create({ port });
  const task = getDocument({
    data: content,
    worker,
    cMapUrl: `${parts}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${parts}/standard_fonts/`,
    wasmUrl: `${window.location.origin}${parts}/wasm/`,
    useWasm: false,
    useWorkerFetch: false,
    isEvalSupported: false,
    enableXfa: false,
    verbosity: 0,
  });
  function close(): void {
    void task.destroy().finally(() => {
      worker.destroy();
      port.terminate();
    });
  }
  try {
    return { document: await task.promise, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Why a PDF cannot be shown, as a sentence. */
export function pdfProblem(error: unknown): string {
  // The class itself is not exported.
  if (error instanceof Error && error.name === 'PasswordException')
    return '这份 PDF 设有打开密码，不能在程序内查看。请另存后用 PDF 阅读软件打开';
  if (error instanceof InvalidPDFException)
    return '这份 PDF 已损坏，读不出来。请另存后用 PDF 阅读软件试一试，或重新扫描';
  return '这份 PDF 显示不出来，请另存后用 PDF 阅读软件打开';
}
