import { expect, test } from 'vitest';
import { titleStep } from './title.ts';

const titleOf = (specific: string, text: string) => titleStep.run({ text, language: { specific, by: 'sign' } });

test.each([
  ['ts', 'const debounce = (fn: () => void, ms: number, signal: AbortSignal) => {\n  // ...\n};', 'debounce with abort signal'],
  ['js', 'export async function parseHTTPResponse(raw) {\n  return raw;\n}', 'parse HTTP response'],
  ['tsx', 'interface Props { a: string }\nexport const UserCard = ({ a }: Props) => <b>{a}</b>;', 'UserCard component'],
  ['ts', "import { useState } from 'react';\nexport function useToggle() {\n  return useState(false);\n}", 'useToggle hook'],
  ['js', "describe('the parser', () => {\n  it('reads', () => {});\n});", 'the parser tests'],
  ['js', "router.post('/orders', (req, res) => {});", 'POST /orders'],
  ['py', 'import os\n\nclass Loader:\n    def load(self):\n        pass', 'Loader class'],
  ['java', 'public static int toInt(String text) {\n    return Integer.parseInt(text);\n}', 'to int'],
  ['go', 'type Server struct {\n\taddr string\n}\n\nfunc (s *Server) Run() error { return nil }', 'Server struct'],
  ['sql', 'select o.id from shop.orders o join items i on i.order_id = o.id', 'select from orders'],
  ['sql', 'create table if not exists "users" (id int);', 'create table users'],
  ['txt', 'mutation AddItem($id: ID!) {\n  add(id: $id) { id }\n}', 'AddItem mutation'],
  ['sh', '$ sudo systemctl restart nginx', 'systemctl restart nginx'],
  ['sh', '#!/bin/bash\n# Clean the build folder\nrm -rf out', 'Clean the build folder'],
  ['sh', 'curl -X DELETE "https://api.acme.dev/users/7?force=1"', 'DELETE api.acme.dev/users/7'],
  ['dockerfile', 'FROM --platform=linux/amd64 node:22-alpine AS build\nRUN npm ci', 'Dockerfile for node:22-alpine'],
  ['yaml', 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web', 'Service web'],
  ['json', '{\n  "name": "acme",\n  "dependencies": {}\n}', 'acme package'],
  ['md', '---\ntitle: Release plan\n---\n# Other', 'Release plan'],
  ['md', 'Intro\n\n```sh\n# not a heading\n```\n\n## How to deploy', 'How to deploy'],
  ['css', '/* Buttons */\n.btn { color: red }', '.btn styles'],
  ['css', '@keyframes slideIn { from { left: 0 } }', 'slide in animation'],
  ['html', '<form id="login"><input></form>', 'login form'],
  ['hljs-diff', 'diff --git a/src/a.ts b/src/a.ts\n', 'changes of src/a.ts'],
])('%s: %j is "%s"', (specific, text, title) => {
  expect(titleOf(specific, text)).toBe(title);
});

test('a doc comment names what a single word does not', () => {
  expect(titleOf('ts', '/** Runs a job when the page is idle. */\nexport function schedule() {}')).toBe(
    'Runs a job when the page is idle',
  );
});

test('a licence is nobody’s title', () => {
  expect(titleOf('js', '/* Copyright 2020 Acme. Licensed under MIT. */\n\nlet x1 = start();')).not.toMatch(/copyright|licen/i);
});

test('is one line of at most 80 characters without controls, and never blank', () => {
  for (const text of ['', ' \n\t', '\0\u0001', '\u202e\u2066', '\ud800', '}}}', `// ${'word '.repeat(100)}`, 'x'.repeat(1e6)]) {
    for (const specific of ['ts', 'py', 'md', 'txt', 'sh', 'sql', 'html', 'nonsense']) {
      const title = titleOf(specific, text);
      expect(title.trim()).not.toBe('');
      expect(Array.from(title).length).toBeLessThanOrEqual(80);
      expect(title).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    }
  }
  expect(titleOf('txt', '')).toBe('Untitled');
});
