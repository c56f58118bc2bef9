import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/*
 * Writes a library of today's format to src-main/storage/sqlite/fixtures, for src-main/assets/upgrade.test.ts: run once
 * with each new migration, before it is released. It is filled by the local API, as a person's would be.
 */

const fixtures = join(import.meta.dirname, '../src-main/storage/sqlite/fixtures');
const application = { id: 'fixture', name: 'SUBLIME', version: '2.0.0', platform: 'LINUX', onboarded: true, privacy: 'OPEN' };
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

const folder = mkdtempSync(join(tmpdir(), 'magpie-fixture-'));
const service = spawn(process.execPath, ['src-main/headless.ts', '--port', '0', '--data', folder], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const address = await new Promise<string>((resolve, reject) => {
  service.stdout.on('data', chunk => {
    const [found] = /http:\S+(?=\/)/.exec(String(chunk)) ?? [];
    if (found !== undefined) resolve(found);
  });
  service.once('exit', code => reject(new Error(`The service ended with ${code}`)));
});

/** What the local API answers; the caller knows its shape. */
async function ask(path: string, body?: object) {
  const sent = body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const answer = await fetch(address + path, sent);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return JSON.parse(await answer.text());
}

function create(format: object, metadata: object = {}) {
  return ask('/assets/create', { type: 'SEEDED_ASSET', asset: { application, format, metadata } });
}

function text(raw: string, ext?: string) {
  return { fragment: { string: { raw }, ...(ext && { metadata: { ext } }) } };
}

const debounce = await create(text('export function debounce(wait: number) {\n  return wait * 2;\n}\n', 'ts'), {
  name: 'debounce',
  tags: [{ text: 'timing' }, { text: 'Füße' }],
  websites: [{ url: 'https://example.com/debounce', name: 'example' }],
  annotations: [{ text: 'Waits until typing pauses.', type: 'DESCRIPTION' }],
});
const edited = await create(text('print("one")\n', 'py'), { name: 'edited' });
const trashed = await create(text('rm -rf build\n', 'sh'), { name: 'in the trash' });
await create(text('// 検索のための関数\nconst 検索 = (q) => q;\n'));
await create(text(`const key = "${'sk_live_'}4eC39HqLyjWDarjtT1zdp7dc";\n`, 'js'), { name: 'a secret' });
await create({ file: { bytes: { raw: [...Buffer.from(pixel, 'base64')] }, metadata: { name: 'dot.png' } } });

const { version, fragments } = await ask(`/magpie/library/snippets/${edited.id}`);
const fragment = { id: fragments[0].id, text: 'print("two")\n' };
const { version: base } = await ask('/magpie/library/edit', { id: edited.id, base: version, fragment });
await ask('/magpie/library/edit', { id: edited.id, base, name: 'edited twice', favourite: true });
await ask('/magpie/library/trash', { ids: [trashed.id] });
const { id: parent } = await ask('/magpie/collections/create', { name: 'Side projects' });
await ask('/magpie/collections/create', { name: 'Inside', parent });
await ask('/magpie/collections/create', { name: 'Shell', query: 'lang:sh' });
await ask('/magpie/collections/collect', { id: parent, add: [debounce.id, edited.id] });
await ask(`/magpie/library/snippets/${debounce.id}/use`, {});
while ((await ask('/magpie/enrichment')).waiting > 0) await new Promise(resolve => setTimeout(resolve, 100));

await new Promise(resolve => {
  service.removeAllListeners('exit').once('exit', resolve);
  service.kill('SIGTERM');
});
const file = readFileSync(join(folder, 'library.db'));
const format = file.readUInt32BE(60); // `user_version`: https://www.sqlite.org/fileformat2.html#database_header
const target = join(fixtures, `${String(format).padStart(4, '0')}.db.gz`);
writeFileSync(target, gzipSync(file, { level: 9 }));
rmSync(folder, { recursive: true });
console.log(target);
