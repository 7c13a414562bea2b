import type { Page } from 'playwright-core';

/** Goes to an address of the program as its own links do: the router keeps `?…` in front of the `#`. */
export async function go(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    const [path = '', search = ''] = to.split('?');
    history.pushState(null, '', `?${search}#${path}`);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }, address);
}

/** Waits until nothing moves any more: a click on a dialog that is still growing may miss its button. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.ant-zoom').first().waitFor({ state: 'detached' });
}

/** The label of the input that has the focus. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    const label = document.querySelector(`label[for="${activeElement?.id}"]`)?.textContent;
    return activeElement?.getAttribute('aria-label') ?? label ?? '';
  });
}

/** Types into the input with this label and leaves it with Enter. */
export async function type(page: Page, label: string, text: string): Promise<void> {
  const input = page.getByLabel(label, { exact: true });
  await input.fill(text);
  await input.press('Enter');
}

/** Saves and waits for the word that says so. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  await page.getByText('已保存', { exact: true }).last().waitFor();
}
