import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { WindowState } from './window-state.ts';

/** What was remembered; the defaults where the file is missing or is not what was written: a place is not worth a failed start. */
export async function readWindowState(file: string): Promise<WindowState> {
  try {
    return WindowState.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return WindowState.parse({});
  }
}

/** Written beside and renamed over, so that a crash leaves the one before. */
export async function writeWindowState(file: string, state: WindowState): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`);
  await rename(`${file}.new`, file);
}
