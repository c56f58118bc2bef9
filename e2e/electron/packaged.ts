import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage, statFile } from '@electron/asar';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { findElectron } from '../../scripts/lib/electron.mjs';
import { isStandIn } from '../../scripts/lib/package.mjs';
import { inProject, projectNode } from '../../scripts/lib/project.mjs';

/** Packing takes 8 s on two cores; a machine that is busy besides takes its time. */
export const packMs = 120_000;

const isMac = process.platform === 'darwin';

/** An app as `npm run package` makes it. */
export interface Packed {
  readonly executable: string;
  readonly archive: string;
  /** Whether Electron's place was taken by a script: it has no fuses, and is told which archive to start. */
  readonly standIn: boolean;
  remove(): Promise<void>;
}

export async function pack(): Promise<Packed> {
  const output = await mkdtemp(join(tmpdir(), 'magpie-packed-'));
  const child = spawn(projectNode, [inProject('scripts', 'package.mjs'), '--output', output], { stdio: 'pipe' });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (printed += chunk));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`Packing ended with ${code}:\n${printed}`);

  const arch = process.arch === 'x64' ? '' : `-${process.arch}`;
  const folder = {
    linux: `linux${arch}-unpacked`,
    win32: `win${arch}-unpacked`,
    darwin: join(`mac${arch}`, 'Magpie.app', 'Contents'),
  }[process.platform as 'linux' | 'win32' | 'darwin'];
  const executable = { linux: 'magpie', win32: 'Magpie.exe', darwin: 'MacOS/Magpie' }[process.platform as 'linux'];
  return {
    executable: join(output, folder, executable),
    archive: join(output, folder, isMac ? 'Resources' : 'resources', 'app.asar'),
    standIn: isStandIn(findElectron() ?? ''),
    remove: () => rm(output, { recursive: true, force: true }),
  };
}

export interface ArchivedFile {
  readonly path: string;
  readonly size: number;
  /** Beside the archive: what the system itself opens. */
  readonly unpacked: boolean;
}

/** The files of an archive, without its folders. */
export function filesOf(archive: string): ArchivedFile[] {
  return listPackage(archive, { isPack: false }).flatMap(entry => {
    const path = entry.replaceAll('\\', '/').slice(1);
    const found = statFile(archive, path);
    return 'size' in found ? [{ path, size: found.size, unpacked: found.unpacked === true }] : [];
  });
}

export interface RunningApp {
  readonly page: Page;
  close(): Promise<void>;
}

/**
 * Starts a packed app as a person does, and looks at its window through Chromium's own endpoint: the inspector of Node, which
 * Playwright would use, is off for good.
 */
export async function startPacked({ executable, archive, standIn }: Packed, home: string): Promise<RunningApp> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // A stand-in is told which archive to start, which would else be a file to save.
  const child = spawn(executable, [...(standIn ? [archive, '--show'] : []), ...asRoot, '--remote-debugging-port=0'], {
    cwd: inProject(), // where a stand-in finds what unpacks the archive
    env: { ...process.env, MAGPIE_HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const browser = await chromium.connectOverCDP(await endpointOf(child));
  const close = async () => {
    await browser.close();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { page: await mainWindow(browser), close };
}

function endpointOf(child: ChildProcess): Promise<string> {
  let printed = '';
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', chunk => {
      printed += chunk;
      const endpoint = /DevTools listening on (\S+)/.exec(printed)?.[1];
      if (endpoint !== undefined) resolve(endpoint);
    });
    child.once('exit', code => reject(new Error(`The packed app ended with ${code}:\n${printed}`)));
  });
}

async function mainWindow(browser: Browser): Promise<Page> {
  const find = () =>
    browser
      .contexts()[0]
      ?.pages()
      .find(page => page.url() === 'app://magpie/index.html');
  await expect.poll(() => find() !== undefined, { message: 'the main window opens', timeout: 15_000 }).toBe(true);
  return find() as Page;
}
