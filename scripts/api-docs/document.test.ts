import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openApi } from '../../src-main/server/openapi.ts';
import { contract } from '../../src-shared/contract/index.ts';
import type { OperationSpec } from '../../src-shared/contract/operation.ts';
import { apiDocument } from './document.ts';

test('docs/api.md is what the contract says now; npm run docs writes it', async () => {
  expect(await readFile(new URL('../../docs/api.md', import.meta.url), 'utf8')).toBe(apiDocument());
});

test('every operation with a route is described', () => {
  const { paths } = openApi();
  for (const spec of Object.values<OperationSpec>(contract)) {
    if (spec.http) expect(paths[spec.http.path]?.[spec.http.verb.toLowerCase()]?.summary).toBe(spec.summary);
  }
});

test('every reference leads to a schema', () => {
  const { paths, components } = openApi();
  const references = JSON.stringify({ paths, components }).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
  for (const [, name = ''] of references) expect(Object.keys(components.schemas)).toContain(name);
});
