import { setTimeout } from 'node:timers/promises';

/** Waits until the process has nothing to do: an app that has imported goes on in the background, and is then closed some time. */
export async function idle(): Promise<void> {
  for (let windows = 0; windows < 600; windows++) {
    const before = process.cpuUsage();
    await setTimeout(200);
    const { user, system } = process.cpuUsage(before);
    if (user + system < 20_000) return;
  }
}
