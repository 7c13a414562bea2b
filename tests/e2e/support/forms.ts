import type { Page } from 'playwright-core';

/** Goes to an address of the program as its own links do: the router keeps `?…` in front of the `#`. */
export async function go(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    const [path = '', search = ''] = to.split('?');
    history.pushState(null, '', `?${search}#${path}`);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }, address);
}

/** Opens a page from the rail at the left and waits until it stands: its heading is the word in the rail. */
export async function openPage(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
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

/** Puts text on the clipboard and pastes it where the focus is. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.setData('text/plain', content);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

/** Saves and waits for the word that says so: a new one, since that of the save before stands for some seconds. */
export async function save(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const notice of document.querySelectorAll('.ant-message-notice'))
      notice.setAttribute('data-before', '');
  });
  await page.keyboard.press('Control+s');
  await page.locator('.ant-message-notice:not([data-before])').getByText('已保存', { exact: true }).waitFor();
}

/** Chooses from the list of a select that stands open. */
export async function choose(page: Page, option: string | RegExp): Promise<void> {
  const open = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await open.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
}
