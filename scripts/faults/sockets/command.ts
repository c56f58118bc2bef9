import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Random } from '../random.ts';
import { type ServiceProcess, spawnService, untilAnswering } from '../service-process.ts';
import { idle, largestSave, sendBrokenFrame, slowBody, slowHead, slowLargeBody, statusOf, trickle } from './attacks.ts';

const options = {
  idle: { type: 'string', default: '10000' },
  seed: { type: 'string', default: '1' },
  program: { type: 'string' },
} as const;

/** The largest bodies that are sent at once. */
const largeAtOnce = 10;
/** Slow connections of each kind. */
const slow = 300;
/** Streams that send what is no frame, and how many of them at once. */
const broken = 10_000;
const brokenAtOnce = 50;
/** What was cut has time to close, in milliseconds: the slowest limit is that of a request, 64 s. */
const goneMs = 70_000;

const application = { id: 'sockets', name: 'OPEN_SOURCE', version: '1', platform: 'LINUX', onboarded: true, privacy: 'OPEN' };

/** Attacks on the port, one after the other, while somebody else asks; tells whether that one was answered all the time. */
export async function runSockets(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({ args: [...args], options });
  const folder = mkdtempSync(join(tmpdir(), 'magpie-sockets-'));
  const service = await untilAnswering(spawnService(folder, { program: values.program }));
  const port = Number(new URL(service.address).port);
  const random = new Random(Number(values.seed));
  const problems: string[] = [];
  const large = largestSave(application);
  const filesBefore = filesOf(service);

  async function during<T>(what: string, attack: () => Promise<T>): Promise<T> {
    const stop = new AbortController();
    const watching = watch(service, stop.signal, problem => problems.push(`${what}: ${problem}`));
    const outcome = await attack();
    stop.abort();
    const { asked, longestMs, peakMb } = await watching;
    console.log(`${what}: ${asked} requests of another answered, the longest after ${longestMs} ms; ${peakMb} MiB at most`);
    return outcome;
  }

  const silent = await during(`${values.idle} idle connections`, async () => {
    const sockets = await idle(port, Number(values.idle));
    await wait(5000);
    return sockets;
  });
  console.log(`  of these ${silent.filter(socket => !socket.destroyed).length} are still open`);
  for (const socket of silent) socket.destroy();

  const statuses = await during(`${largeAtOnce} bodies of 64 MiB at once`, () =>
    Promise.all(Array.from({ length: largeAtOnce }, () => statusOf(port, large))),
  );
  console.log(`  answered ${statuses.join(', ')}`);
  if (!statuses.every(status => status === 200 || status === 503)) problems.push(`large bodies were answered ${statuses}`);

  const [after] = await during('4 bodies of 64 MiB that do not come, and then one that does', async () => {
    const sockets = await trickle(port, 4, slowLargeBody);
    return [await statusOf(port, large), sockets.forEach(socket => void socket.destroy())] as const;
  });
  if (after !== 200) problems.push(`a large body behind slow ones was answered ${after}`);

  await during(`${broken} streams with broken frames`, async () => {
    let left = broken;
    let opened = 0;
    await Promise.all(
      Array.from({ length: brokenAtOnce }, async () => {
        while (left-- > 0) if (await sendBrokenFrame(port, random)) opened += 1;
      }),
    );
    if (opened < broken) problems.push(`${broken - opened} streams did not open`);
  });

  await during(`${slow} heads and ${slow} bodies that come byte by byte`, async () => {
    const sockets = [...(await trickle(port, slow, slowHead)), ...(await trickle(port, slow, slowBody))];
    if (!(await closedWithin(sockets, goneMs))) problems.push('slow connections are still open');
    for (const socket of sockets) socket.destroy();
  });

  await wait(2000);
  const files = filesOf(service);
  console.log(`open files: ${filesBefore} at the start, ${files} at the end; ${residentMb(service)} MiB`);
  if (files > filesBefore + 10) problems.push('sockets were not let go');
  service.child.kill('SIGTERM');
  const [code] = service.child.exitCode === null ? await once(service.child, 'exit') : [service.child.exitCode];
  if (code !== 0) problems.push(`it ended with ${code}`);
  rmSync(folder, { recursive: true, force: true });
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
}

/** Asks for the list of ids on new connections until told to stop. */
async function watch(service: ServiceProcess, stopped: AbortSignal, tell: (problem: string) => void) {
  let asked = 0;
  let longest = 0;
  let peakMb = 0;
  while (!stopped.aborted) {
    const start = performance.now();
    const answer = fetch(`${service.address}/assets/identifiers`, { headers: { connection: 'close' } });
    const problem = await answer.then(
      async response => (await response.arrayBuffer()) && response.status !== 200 && `answered ${response.status}`,
      error => `not answered: ${error.cause?.message ?? error}`,
    );
    if (problem !== false) tell(problem);
    asked += 1;
    longest = Math.max(longest, performance.now() - start);
    peakMb = Math.max(peakMb, residentMb(service));
    await wait(50);
  }
  return { asked, longestMs: Math.round(longest), peakMb };
}

async function closedWithin(sockets: readonly Socket[], ms: number): Promise<boolean> {
  const late = wait(ms, false, { ref: false });
  const all = Promise.all(sockets.map(socket => (socket.destroyed ? undefined : once(socket, 'close')))).then(() => true);
  return Promise.race([all, late]);
}

function filesOf({ child }: ServiceProcess): number {
  return readdirSync(`/proc/${child.pid}/fd`).length;
}

function residentMb({ child }: ServiceProcess): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024);
}
