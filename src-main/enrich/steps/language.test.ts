import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { languageOfText, languageStep } from './language.ts';

test.each([
  ['js', 'const sum = list => list.reduce((a, b) => a + b, 0);'],
  ['ts', 'export function first<T>(list: readonly T[]): T | undefined {\n  return list[0];\n}'],
  ['py', 'def first(items):\n    return items[0] if items else None'],
  ['rs', 'pub fn first<T>(items: &[T]) -> Option<&T> {\n    items.first()\n}'],
  ['go', 'func first(items []string) string {\n\tif len(items) == 0 {\n\t\treturn ""\n\t}\n\treturn items[0]\n}'],
  ['sql', 'select id, name from users where deleted_at is null order by name'],
  ['sh', '#!/bin/sh\necho hello'],
  ['sh', 'docker compose up -d && docker compose logs -f web'],
  ['json', '{ "a": [1, 2, 3] }'],
  ['css', '.button {\n  color: red;\n  padding: 4px 8px;\n}'],
  ['scss', '$gap: 4px;\n.button {\n  &:hover { @include raised($gap); }\n}'],
  ['yaml', 'services:\n  web:\n    image: nginx\n    ports:\n      - "80:80"'],
  ['dockerfile', 'FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci'],
  ['md', '# Notes\n\n- one\n- two\n\nSee [the page](https://a.dev).'],
  ['html', '<!doctype html>\n<html><body><p>Hello</p></body></html>'],
  ['hljs-diff', '--- a/x.c\n+++ b/x.c\n@@ -1 +1 @@\n-int a;\n+int b;'],
  ['txt', ''],
  ['txt', '   \n\t\n'],
  ['uniform_resource_locator', ' https://example.org/a?b=c '],
])('knows %s by its text', (specific, text) => {
  expect(languageOfText(text).specific).toBe(specific);
});

test('takes text that shows nothing for plain text, and says who decided', () => {
  expect(languageOfText('Buy milk and bread')).toEqual({ specific: 'txt', confidence: 0, by: 'none' });
  expect(languageOfText('npm install')).toEqual({ specific: 'sh', confidence: 0.6, by: 'sign' });
  expect(languageOfText('#!/usr/bin/env python3\nx')).toEqual({ specific: 'py', confidence: 1, by: 'sign' });
  expect(languageOfText('def f(self):\n    return self.x')).toMatchObject({ specific: 'py', by: 'model' });
});

test('believes the user before the name, and the name before the text', () => {
  const text = 'def first(items):\n    return items[0]';
  expect(languageStep.run({ text, fileName: 'a.rb' })).toEqual({ specific: 'rb', confidence: 1, by: 'name' });
  expect(languageStep.run({ text, fileName: 'a.rb', language: { specific: 'lua', by: 'user' } })).toEqual({
    specific: 'lua',
    confidence: 1,
    by: 'user',
  });
  expect(languageStep.run({ text, fileName: 'notes' }).specific).toBe('py');
});

test('is right as often as docs/benchmarks.md says, on snippets of packages that the model did not learn from', () => {
  const snippets: { label: string; lines: number; text: string }[] = JSON.parse(
    readFileSync('bench/enrich/snippets.json', 'utf8'),
  );
  const share = (list: typeof snippets) =>
    list.filter(({ label, text }) => languageOfText(text).specific === label).length / list.length;
  expect(snippets).toHaveLength(500);
  expect(share(snippets)).toBeGreaterThanOrEqual(0.92);
  expect(share(snippets.filter(({ lines }) => lines > 8))).toBeGreaterThanOrEqual(0.95);
});

test('runs in a worker thread', async () => {
  const module = new URL('language.ts', import.meta.url).href;
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     import(${JSON.stringify(module)}).then(({ languageOfText }) => parentPort.postMessage(languageOfText('def f(self):\\n    return self.x')));`,
    { eval: true },
  );
  const answer = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  await worker.terminate();
  expect(answer).toMatchObject({ specific: 'py' });
});
