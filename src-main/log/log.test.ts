import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from './log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'magpie-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('lines stand in the order they were written, each with its time', async () => {
  const log = createLog(join(folder, 'logs'), () => 0);
  log.write('info', 'first', { port: 39300 });
  log.write('warn', 'second');
  await log.flush();
  expect(readFileSync(log.file, 'utf8')).toBe(
    '1970-01-01T00:00:00.000Z info first {"port":39300}\n1970-01-01T00:00:00.000Z warn second\n',
  );
});

test('a failure is kept with its stack and cause, under the reference that is given', async () => {
  const log = createLog(folder);
  const reference = log.report(new Error('outer', { cause: new Error('inner') }));
  await log.flush();
  const text = readFileSync(log.file, 'utf8');
  expect(text).toContain(`${reference} Error: outer\n`);
  expect(text).toContain('caused by Error: inner');
});

test('a full log becomes the old one, so that both stay small', async () => {
  writeFileSync(join(folder, 'main.log'), 'x'.repeat(1024 * 1024));
  const log = createLog(folder);
  log.write('info', 'new');
  await log.flush();
  expect(statSync(join(folder, 'main.old.log')).size).toBe(1024 * 1024);
  expect(readFileSync(log.file, 'utf8')).toMatch(/^\S+ info new\n$/);
});

test('a folder that cannot be written stops nothing', async () => {
  writeFileSync(join(folder, 'file'), '');
  const log = createLog(join(folder, 'file', 'logs'));
  expect(log.report('text')).toMatch(/^[0-9a-f]{8}$/);
  await expect(log.flush()).resolves.toBeUndefined();
});
