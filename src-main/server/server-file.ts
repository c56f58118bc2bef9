import { rename, rm, writeFile } from 'node:fs/promises';
import type { AssetsService } from '../assets/service.ts';

export interface ServerFile {
  close(): Promise<void>;
}

/**
 * Says where the server listens, in a file that only the library's owner can read: how the command line finds it, and has
 * its token. The file goes with the server.
 */
export async function keepServerFile(
  path: string,
  address: string,
  { settings }: Pick<AssetsService, 'settings'>,
  report: (error: unknown) => string,
): Promise<ServerFile> {
  async function write(): Promise<void> {
    const { token } = settings.current().server;
    const text = JSON.stringify({ address, pid: process.pid, ...(token !== undefined && { token }) });
    await writeFile(`${path}.part`, text, { mode: 0o600 });
    await rename(`${path}.part`, path);
  }

  let writing = write().catch(error => void report(error)); // a command then looks through the ports
  const stop = settings.subscribe(() => {
    writing = writing.then(write).catch(error => void report(error));
    return writing;
  });
  await writing;
  return {
    async close() {
      stop();
      await writing;
      await rm(path, { force: true });
    },
  };
}
