import { setTimeout as wait } from 'node:timers/promises';
import { killed, type SpawnOptions, spawnService, untilAnswering } from '../service-process.ts';
import type { Host } from './run.ts';

/** A headless Magpie on a folder, written to through REST by so many at once. */
export function headlessHost(folder: string, writers: number, options: SpawnOptions = {}): Host {
  return {
    async start() {
      const { child, bridge, kill } = await untilAnswering(spawnService(folder, options));
      return { bridges: Array.from({ length: writers }, () => bridge), kill, close: () => void child.kill('SIGTERM') };
    },
    async killWhileStarting(ms) {
      const child = spawnService(folder, options);
      await wait(ms);
      await killed(child);
    },
  };
}
