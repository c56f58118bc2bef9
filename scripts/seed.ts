import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bridge } from '../src-shared/bridge.ts';
import { createHttpBridge } from '../src-shared/client/http-bridge.ts';
import type { SeedInput } from '../src-shared/model/seed.ts';
import { findServer } from './seed/find-server.ts';
import { readSnippets, type Skipped, type SourceFile } from './seed/source-files.ts';

/** Saves under way at once: enough to keep the server's disk busy, few enough to leave it answering others. */
const concurrency = 8;

const usage = `npm run seed -- DIR [--port N]
Saves every text file below DIR into the Magpie that runs on this machine.`;

/** Saves every text file below a folder through the public API, as any other program would. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { port: { type: 'string' } }, allowPositionals: true });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) {
    console.error(usage);
    return 2;
  }
  const baseUrl = await findServer(values.port);
  if (baseUrl === undefined) {
    console.error('No Magpie answers. Start one with: npm run serve');
    return 1;
  }
  const bridge = createHttpBridge({ baseUrl, fetch, WebSocket, platform: 'linux' });
  const tally = await saveAll(bridge, resolve(folder));
  report(tally);
  return tally.failed.length > 0 ? 1 : 0;
}

interface Tally {
  saved: number;
  bytes: number;
  seconds: number;
  readonly skipped: Map<Skipped, number>;
  readonly failed: string[];
}

async function saveAll(bridge: Bridge, folder: string): Promise<Tally> {
  const tally: Tally = { saved: 0, bytes: 0, seconds: 0, skipped: new Map(), failed: [] };
  const start = performance.now();
  const files = readSnippets(folder, reason => tally.skipped.set(reason, (tally.skipped.get(reason) ?? 0) + 1));
  const worker = async () => {
    for (let next = await files.next(); !next.done; next = await files.next()) {
      await save(bridge, next.value, tally);
      if (tally.saved % 100 === 0) process.stderr.write(`\r${tally.saved} saved`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  tally.seconds = (performance.now() - start) / 1000;
  return tally;
}

async function save(bridge: Bridge, file: SourceFile, tally: Tally): Promise<void> {
  const reply = await bridge.call('assets.create', { seed: seedOf(file), transferables: false });
  if (reply.ok) {
    tally.saved++;
    tally.bytes += Buffer.byteLength(file.text);
  } else tally.failed.push(`${file.path}: ${reply.error.message}`);
}

function seedOf({ name, ext, text, topFolder }: SourceFile): SeedInput {
  return {
    type: 'SEEDED_ASSET',
    asset: {
      application: {
        id: 'magpie-seed',
        name: 'OPEN_SOURCE',
        version: '1.0.0',
        platform: process.platform === 'darwin' ? 'MACOS' : process.platform === 'win32' ? 'WINDOWS' : 'LINUX',
        onboarded: true,
        privacy: 'ANONYMOUS',
      },
      // A fragment is what a window edits; its name travels as the asset's.
      format: { fragment: { string: { raw: text }, ...(ext !== undefined && { metadata: { ext } }) } },
      metadata: { name, ...(topFolder !== undefined && { tags: [{ text: topFolder }] }) },
    },
  };
}

function report({ saved, bytes, seconds, skipped, failed }: Tally): void {
  const rate = Math.round(saved / Math.max(seconds, 0.001));
  process.stderr.write('\r');
  console.log(`${saved} files saved, ${(bytes / 1024 / 1024).toFixed(1)} MB, in ${seconds.toFixed(1)} s (${rate} a second)`);
  for (const [reason, count] of skipped) console.log(`${count} left out: ${reason}`);
  for (const line of failed.slice(0, 10)) console.error(line);
  if (failed.length > 10) console.error(`and ${failed.length - 10} more could not be saved`);
}

process.exitCode = await main();
