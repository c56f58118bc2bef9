import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { inProject } from './project.mjs';

/**
 * What a built page loads before it can show anything: the scripts that it names.
 * @param {'index' | 'palette' | 'toast'} page
 * @returns {{ names: string[], gzippedKb: number }}
 */
export function firstLoad(page) {
  const html = readFileSync(inProject('out', 'renderer', `${page}.html`), 'utf8');
  const names = [...new Set(html.match(/static\/[^"]+\.js/g))];
  const sizes = names.map(name => gzipSync(readFileSync(inProject('out', 'renderer', name))).length);
  return { names, gzippedKb: sizes.reduce((sum, size) => sum + size, 0) / 1024 };
}
