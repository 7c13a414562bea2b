import type { Locator, Page } from 'playwright-core';

/** The request for the whole register. */
export const everybody = { organizationId: null, search: '', condition: null, sort: null };

/** The rows that the list of people shows. */
export function listRows(page: Page): Locator {
  return page.locator('.people-list .data-row');
}

/** Waits until the footer says that so many people are listed. */
export async function waitForTotal(page: Page, total: number, timeout = 30_000): Promise<void> {
  await page
    .locator('.footer-total b', { hasText: new RegExp(`^${total.toLocaleString('en-US')}$`) })
    .waitFor({ timeout });
}
