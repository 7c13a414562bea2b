// Prints pages that lie ready as files to PDF, and does nothing else: what the engine itself needs.
// Environment: STATIC_PAGES, a folder of part-0.html, part-1.html …; says the milliseconds on standard output.
const fs = require('node:fs');
const path = require('node:path');
const { app, BrowserWindow } = require('electron');

const folder = process.env.STATIC_PAGES ?? '';
const parts = fs.readdirSync(folder).filter((name) => name.endsWith('.html'));

void app.whenReady().then(async () => {
  const began = performance.now();
  const window = new BrowserWindow({ show: false });
  let bytes = 0;
  for (let part = 0; part < parts.length; part += 1) {
    await window.loadFile(path.join(folder, `part-${part}.html`));
    await window.webContents.executeJavaScript('document.fonts.ready.then(() => null)');
    const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
    bytes += pdf.length;
  }
  if (bytes === 0) throw new Error('nothing was printed');
  process.stdout.write(`static-pages: ${performance.now() - began} ms\n`, () => app.quit());
});
