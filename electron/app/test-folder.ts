import path from 'node:path';
import { app } from 'electron';

/** Moves the program's own folder when a test asks for it; never in a packaged program. */
export function applyTestFolder(): void {
  const folder = process.env['YANZHEN_DATA'];
  if (app.isPackaged || !folder) return;
  app.setPath('userData', path.join(folder, 'profile'));
}
