import path from 'node:path';
import { PROJECT, type RunningApp } from './app.ts';

/** Where the tour leaves its pictures and papers for people to look at. */
export const TOUR = path.join(PROJECT, 'out/tour');

let shots = 0;

/** Keeps a numbered picture. Waits for a page to stand, for fonts and for the little motion there is. */
export async function shoot({ page }: RunningApp, name: string): Promise<void> {
  shots += 1;
  await page.locator('h1').first().waitFor();
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(250);
  const number = String(shots).padStart(2, '0');
  await page.screenshot({ path: path.join(TOUR, `${number}-${name}.png`) });
}
