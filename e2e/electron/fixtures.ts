import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { findElectron, whyNoDisplay } from '../../scripts/lib/electron.mjs';
import { inProject } from '../../scripts/lib/project.mjs';
import type { Bridge } from '../../src-shared/bridge.ts';
import { MagpiePage } from '../pages/magpie-page.ts';

declare global {
  interface Window {
    readonly bridge: Bridge;
  }
}

/** The person in front of the machine; only a stand-in for Electron has it. */
export interface Host {
  fireShortcut(accelerator: string): boolean;
  readonly shellCalls: readonly { readonly kind: string; readonly target: string }[];
  readonly errorBoxes: readonly unknown[];
  readonly drags: readonly { readonly files: readonly string[] }[];
  readonly trays: readonly { readonly _menu?: { readonly items: readonly { readonly label: string }[] } }[];
  readonly dialogCalls: readonly unknown[];
  readonly shownNotifications: readonly { readonly title: string; readonly body: string }[];
  takenShortcuts: string[];
  clickMenu(...labels: string[]): unknown;
  clickMenuOf(menu: object | undefined, ...labels: string[]): unknown;
  /** The next dialog's answer: the index of a button. */
  answerDialog(button: number): void;
  clickTray(): unknown;
}

/** The pages that windows show. */
type PageName = 'index' | 'toast' | 'palette';

/** Folders of one person: the profile of the app and the library. */
export interface Person {
  readonly profile: string;
  readonly home: string;
}

export class Desktop {
  readonly app: ElectronApplication;

  constructor(app: ElectronApplication) {
    this.app = app;
  }

  /** The page of a window, once it is there. */
  async page(name: PageName, position = 0): Promise<Page> {
    const find = () => this.app.windows().filter(page => page.url() === `app://magpie/${name}.html`)[position];
    await expect.poll(() => find() !== undefined, { message: `the window ${name}.html opens` }).toBe(true);
    const page = find() as Page;
    await page.waitForLoadState();
    return page;
  }

  /** The main window, ready to be used. */
  async main(position = 0): Promise<MagpiePage> {
    const magpie = new MagpiePage(await this.page('index', position));
    await magpie.ready();
    return magpie;
  }

  copyText(text: string): Promise<void> {
    return this.app.evaluate(({ clipboard }, value) => clipboard.writeText(value), text);
  }

  /** Skips a test that needs a person's hands on the desktop, where a real Electron runs and nobody is there. */
  async needsHands(): Promise<void> {
    const has = await this.app.evaluate(electron => '__host' in electron && electron.__host !== undefined);
    base.skip(!has, 'Nobody is here to press global keys or click the tray');
  }

  /** Presses the global key. */
  async pressSaveKey(): Promise<void> {
    await this.page('toast'); // comes with the key
    const press = () => this.host(host => host.fireShortcut('CommandOrControl+Shift+S'));
    await expect.poll(press, { message: 'the key is registered' }).toBe(true);
  }

  /** Shows the palette by its global key; gives its page. */
  async showPalette(): Promise<Page> {
    const palette = await this.page('palette');
    expect(await this.host(host => host.fireShortcut('CommandOrControl+Shift+Space')), 'the key is registered').toBe(true);
    await expect(palette.getByRole('combobox')).toBeFocused();
    return palette;
  }

  readClipboard(): Promise<string> {
    return this.app.evaluate(({ clipboard }) => clipboard.readText());
  }

  /** Runs in the main process, with the one in front of the machine. */
  host<T>(act: (host: Host) => T): Promise<T> {
    return this.app.evaluate((electron, source) => {
      const { __host } = electron as unknown as { readonly __host: Host };
      return new Function('host', `return (${source})(host)`)(__host) as T;
    }, String(act));
  }

  /** Whether a window can be seen. */
  isVisible(name: PageName): Promise<boolean> {
    return this.app.evaluate(
      ({ BrowserWindow }, url) =>
        BrowserWindow.getAllWindows().some(window => window.webContents.getURL() === url && window.isVisible()),
      `app://magpie/${name}.html`,
    );
  }
}

interface Fixtures {
  readonly person: Person;
  /** Starts the app for this person, closed after the test. */
  readonly start: (...args: string[]) => Promise<Desktop>;
  readonly desktop: Desktop;
}

/** Why these tests cannot run here, or undefined where they can. */
function whyNot(): string | undefined {
  return findElectron() ? whyNoDisplay() : "Electron's program is not here; `npm start` fetches it";
}

/** How a started app reaches the folders of a person. */
export function launchOptions({ profile, home }: Person, ...args: string[]) {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return {
    args: ['.', `--user-data-dir=${profile}`, ...asRoot, ...args],
    cwd: inProject(),
    env: { ...environment(), MAGPIE_HOME: home },
    colorScheme: null,
  };
}

/** A stand-in shows its windows on no display: keys that are pressed in the program in front would go to somebody else's. */
const displays = new Set(process.env.ELECTRON_OVERRIDE_DIST_PATH ? ['DISPLAY', 'WAYLAND_DISPLAY', 'XDG_SESSION_TYPE'] : []);

/** Starts the app once more for the same person, where wanted from another folder; gives its exit code and what it printed. */
export async function startAgain(person: Person & { readonly cwd?: string }, ...args: string[]) {
  const { default: program } = (await import('electron' as string)) as { readonly default: string };
  const { args: all, cwd, env } = launchOptions(person, ...args);
  const [folder, ...rest] = all; // the app's folder, named from wherever the start is made
  return new Promise<{ readonly code: number; readonly text: string }>(resolve => {
    const options = { cwd: person.cwd ?? cwd, env, timeout: 20_000 };
    execFile(program, [join(cwd, folder ?? ''), ...rest], options, (error, _out, text) => {
      resolve({ code: error ? Number(error.code) : 0, text });
    });
  });
}

function environment(): Record<string, string> {
  const known = Object.entries(process.env).filter(([name]) => !displays.has(name));
  return Object.fromEntries(known.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  person: async ({}, use, { skip }) => {
    const reason = whyNot();
    skip(reason !== undefined, reason ?? '');
    const [profile, home] = await Promise.all(['profile', 'home'].map(name => mkdtemp(join(tmpdir(), `magpie-${name}-`))));
    if (!profile || !home) throw new Error('There is no folder for the test');
    await use({ profile, home });
    await Promise.all([profile, home].map(folder => rm(folder, { recursive: true, force: true, maxRetries: 5 })));
  },
  start: async ({ person }, use) => {
    const started: ElectronApplication[] = [];
    await use(async (...args) => {
      const app = await _electron.launch(launchOptions(person, ...args));
      started.push(app);
      return new Desktop(app);
    });
    await Promise.all(started.map(app => app.close().catch(() => {}))); // a test may have closed it
  },
  desktop: async ({ start }, use) => {
    await use(await start());
  },
});

export { expect };
