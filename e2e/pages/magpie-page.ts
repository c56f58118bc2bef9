import { expect, type Locator, type Page } from '@playwright/test';

/** What hangs on the pointer, as DevTools' protocol has it. */
interface Dragged {
  readonly items: { mimeType: string; data: string }[];
  readonly files?: string[];
}

/** Of a window, where it takes drops. */
const middle = { x: 640, y: 400 };

/** What a person sees and does in a window, by accessible names. */
export class MagpiePage {
  readonly page: Page;
  readonly sideBar: Locator;
  readonly list: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  /** What the search field offers to complete. */
  readonly suggestions: Locator;
  readonly detail: Locator;
  readonly editor: Locator;
  /** The lines of text that the editor draws. */
  readonly text: Locator;
  readonly messages: Locator;
  /** What assistive technology was told last, after a pause and at once. */
  readonly said: Locator;
  readonly toldAtOnce: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sideBar = page.getByRole('navigation', { name: 'Library' });
    this.list = page.getByRole('listbox', { name: 'Snippets' });
    this.rows = this.list.getByRole('option');
    this.search = page.getByRole('combobox', { name: 'Search snippets' });
    this.suggestions = page.getByRole('listbox', { name: 'Suggestions' });
    this.detail = page.getByRole('region', { name: 'Snippet', exact: true });
    this.editor = this.detail.getByRole('textbox', { name: /^Text of / });
    this.text = this.detail.locator('.view-lines');
    this.messages = page.getByRole('region', { name: 'Messages' });
    this.said = page.locator('#root > div > [aria-live="polite"]');
    this.toldAtOnce = page.locator('#root > div > [aria-live="assertive"]');
  }

  /** Waits until the first list or the empty state stands; the steps of the first start are left out. */
  async ready(): Promise<void> {
    const empty = this.page.getByRole('region', { name: 'Nothing saved yet' });
    const skip = this.page.getByRole('button', { name: 'Skip', exact: true });
    await expect(this.list.or(empty).or(skip)).toBeVisible();
    if (await skip.isVisible()) await skip.click();
    await expect(this.list.or(empty)).toBeVisible();
  }

  row(name: string): Locator {
    return this.rows.filter({ hasText: name });
  }

  async open(name: string): Promise<void> {
    await this.row(name).click();
    await expect(this.detail.getByText(name, { exact: true }).first()).toBeVisible();
  }

  /** A new snippet, with the cursor in its text. */
  async createSnippet(): Promise<void> {
    await this.page.getByRole('button', { name: /^(New snippet|Write one)/ }).click();
    await expect(this.editor).toBeFocused();
  }

  /** Puts text where the cursor is, as one input: no closing brackets or indentation of the editor's own. */
  async write(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  async saved(): Promise<void> {
    await expect(this.detail.getByText('Saved', { exact: true })).toBeVisible();
  }

  async show(scope: 'All snippets' | 'Favourites' | 'Recent' | 'Suggested' | 'Trash'): Promise<void> {
    await this.sideBar.getByRole('button', { name: new RegExp(`^${scope}`) }).click();
  }

  /** A collection of the side bar. */
  collection(name: string): Locator {
    return this.sideBar.locator('[data-collection]').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** A tag of the side bar. */
  tag(text: string): Locator {
    return this.sideBar.getByRole('region', { name: 'Tags' }).getByRole('button', { name: text, exact: true });
  }

  async undo(): Promise<void> {
    await this.messages.getByRole('button', { name: 'Undo' }).click();
  }

  async createCollection(name: string): Promise<void> {
    await this.sideBar.getByRole('button', { name: 'New collection', exact: true }).click();
    await this.page.getByRole('textbox', { name: 'Name of the collection' }).fill(name);
    await this.page.keyboard.press('Enter');
    await expect(this.collection(name)).toBeVisible();
  }

  async message(text: string | RegExp): Promise<Locator> {
    const card = this.messages.getByText(text);
    await expect(card).toBeVisible();
    return card;
  }

  /** Drops files and folders of the disk on the window, as a file manager does. */
  async dropFiles(paths: readonly string[], at = middle): Promise<void> {
    await this.drag({ items: [], files: [...paths] }, at, 'dragEnter', 'dragOver', 'drop');
  }

  /** Holds files and folders over the window. */
  async dragFilesOver(paths: readonly string[]): Promise<void> {
    await this.drag({ items: [], files: [...paths] }, middle, 'dragEnter', 'dragOver');
  }

  /** Drops what another page has dragged along, by its formats. */
  async dropText(formats: Readonly<Record<string, string>>): Promise<void> {
    const items = Object.entries(formats).map(([mimeType, data]) => ({ mimeType, data }));
    await this.drag({ items }, middle, 'dragEnter', 'dragOver', 'drop');
  }

  private async drag(data: Dragged, at: typeof middle, ...types: ('dragEnter' | 'dragOver' | 'drop')[]): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    for (const type of types) {
      await session.send('Input.dispatchDragEvent', { type, ...at, data: { ...data, dragOperationsMask: 1 } });
    }
    await session.detach();
  }
}
