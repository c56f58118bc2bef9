import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildServer } from './build-server.ts';
import { readBundle, resolveBundleFile } from './bundle.ts';
import { openTestService, rethrow, type TestService } from './test-server.ts';

let folder: string;
let real: TestService;
let app: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'magpie-bundle-'));
  const renderer = join(folder, 'renderer');
  await mkdir(join(renderer, 'static'), { recursive: true });
  await writeFile(join(folder, 'secret.html'), 'secret');
  await writeFile(join(renderer, 'index.html'), '<!doctype html><title>Magpie</title>');
  await writeFile(join(renderer, 'static', 'app-1a2b.js'), 'export {};');
  await writeFile(join(renderer, 'static', 'format-worker-1a2b.js'), 'export {};');
  await writeFile(join(renderer, 'static', 'app-1a2b.js.map'), '{}');
  await symlink(join(folder, 'secret.html'), join(renderer, 'link.html'));
  await symlink(folder, join(renderer, 'out'));
  real = await openTestService();
  const bundle = await readBundle(renderer);
  app = buildServer({ service: real.service, guard: { port: () => 1 }, serverId: 'x', report: rethrow, bundle });
});
afterAll(async () => {
  await app.close();
  await real.close();
  await rm(folder, { recursive: true });
});

const get = (url: string) => app.inject({ url, headers: { host: 'localhost' } });

test('the window is served at the root under a policy that runs its own scripts only', async () => {
  const { statusCode, headers, body } = await get('/');
  expect([statusCode, headers['content-type'], body]).toEqual([
    200,
    'text/html; charset=utf-8',
    '<!doctype html><title>Magpie</title>',
  ]);
  expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
  expect(headers['cache-control']).toBe('no-store');
});

test('only the thread that formats may compile WebAssembly', async () => {
  const policyOf = async (url: string) => (await get(url)).headers['content-security-policy'];
  expect(await policyOf('/static/format-worker-1a2b.js')).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(await policyOf('/static/app-1a2b.js')).not.toContain('wasm');
});

test('files with a hash in their name may be kept', async () => {
  const { headers } = await get('/static/app-1a2b.js');
  expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(headers['cache-control']).toContain('immutable');
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test.each([
  '/secret.html',
  '/../secret.html',
  '/%2e%2e/secret.html',
  '/static/../../secret.html',
  '/static/..%2f..%2fsecret.html',
  '/static/%5c..%5c..%5csecret.html',
  '/static/',
  '/static',
  '/static/app-1a2b.js.map',
  '/index.html/',
  '/link.html',
  '/out/secret.html',
  '/index.html%00.js',
  '//secret.html',
])('%s is no file of the window', async url => {
  expect((await get(url)).statusCode).toBe(404);
});

test('what is no file of the window has a policy under which nothing runs', async () => {
  for (const url of ['/secret.html', '/assets', '/.well-known/health']) {
    expect([url, (await get(url)).headers['content-security-policy']]).toEqual([
      url,
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    ]);
  }
});

test('what is not built is not served', async () => {
  const none = await readBundle(join(folder, 'missing'));
  expect(resolveBundleFile(none, '/')).toBeUndefined();
});
