import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What a disk does to everything that is written: an error of the system's, or so many microseconds of delay. */
export type Trouble = { readonly error: 'EIO' | 'EDQUOT' | 'EROFS' } | { readonly delayUs: number };

/**
 * Makes the disk under the open library of a process refuse, or take long; gives what makes it well again. Linux, with `strace`,
 * which changes what the system answers to a process; only for the library's files.
 */
export async function troubleDisk({ pid }: ChildProcess, folder: string, trouble: Trouble): Promise<() => Promise<void>> {
  const what = 'error' in trouble ? `error=${trouble.error}` : `delay_enter=${trouble.delayUs}`;
  const files = ['library.db', 'library.db-wal', `tried-${pid}.tmp`].flatMap(name => ['-P', join(folder, name)]);
  const calls = ['inject=pwrite64,write,fdatasync,fsync:', ...('error' in trouble ? ['inject=openat:'] : [])];
  const injected = calls.flatMap(call => ['-e', `${call}${what}`]);
  const strace = spawn('strace', ['-f', '-qq', '-o', '/dev/null', ...files, ...injected, '-p', `${pid}`], { stdio: 'inherit' });
  while (!isTraced(pid)) await wait(20);
  return async () => {
    strace.kill('SIGTERM');
    await once(strace, 'exit');
  };
}

function isTraced(pid: number | undefined): boolean {
  return !/^TracerPid:\s*0$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}
