import { type ChildProcess, spawn } from 'node:child_process';
import type { Command } from './commands.ts';

/** Pressing some keys takes less, also where a computer is busy. */
const timeoutMs = 4_000;

/** A program that was started, and does its part when it is told to. */
export interface Started {
  /** @throws where it fails, or there is no such program */
  finish(input?: string): Promise<void>;
  cancel(): void;
}

export function startCommand({ program, args }: Command): Started {
  const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'], shell: false, windowsHide: true });
  const ended = outcomeOf(child);
  ended.catch(() => {}); // told by finish, if anybody asks
  child.stdin?.on('error', () => {}); // it ended before it was told anything
  return {
    finish: async input => {
      const timer = setTimeout(() => child.kill(), timeoutMs);
      child.stdin?.end(input);
      await ended.finally(() => clearTimeout(timer));
    },
    cancel: () => void child.kill(),
  };
}

function outcomeOf(child: ChildProcess): Promise<void> {
  const complaints: Buffer[] = [];
  child.stderr?.on('data', (part: Buffer) => complaints.push(part));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => {
      if (code === 0) resolve();
      else reject(new Error(`${child.spawnfile} ended with ${code}: ${Buffer.concat(complaints).toString().trim()}`));
    });
  });
}
