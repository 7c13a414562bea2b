import type { ElectronApplication } from 'playwright-core';

/** What the program gave to the printer: no test has one. */
export interface Printed {
  readonly options: {
    readonly silent: boolean;
    readonly deviceName: string;
    readonly duplexMode: string;
    readonly pageSize: unknown;
    readonly landscape: boolean;
  };
  /** How far each page was moved, as CSS has it. */
  readonly moved: readonly string[];
}

/** Gives the program a printer of a name, which prints nothing; `printedBy` tells what it got. */
export async function plugIn(application: ElectronApplication, name: string): Promise<void> {
  await application.evaluate(({ app, BrowserWindow }, printer) => {
    const kept = globalThis as unknown as { printed: unknown[] };
    kept.printed = [];
    for (const window of BrowserWindow.getAllWindows())
      window.webContents.getPrintersAsync = async () =>
        [{ name: printer, displayName: printer, description: '', options: {} }] as never;
    app.on('browser-window-created', (_event, window) => {
      window.webContents.print = (options, done) => {
        const script = `[...document.querySelectorAll('.paper-shift')].map((page) => page.style.transform)`;
        void window.webContents.executeJavaScript(script).then((moved: unknown) => {
          kept.printed.push({ options, moved });
          done?.(true, '');
        });
      };
    });
  }, name);
}

/** What that printer got so far. */
export function printedBy(application: ElectronApplication): Promise<readonly Printed[]> {
  return application.evaluate(() => (globalThis as unknown as { printed: Printed[] }).printed);
}
