import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { cutBlocks } from './cut.ts';
import { languageOf } from './languages.ts';
import { fetchPackages, type Package } from './packages.ts';
import type { Snippet } from './snippet.ts';
import { readTarball } from './tarball.ts';
import { symbolOf, titleOf, wordsOf } from './title.ts';

/** Rises when the way of cutting changes: a corpus made in another way is another corpus. */
const version = 2;
const maxFileBytes = 12_000_000;
/** Names of minified, generated and foreign files. */
const skipped = /(?:^|[./-])(?:min|bundle|prod|production|umd|esm)\.\w+$|\.min\.|(?:^|\/)node_modules\/|\.map$|-lock\./;
/** Nobody saves what a file begins with. */
const imports = /^(?:import|from|package|#\s*include|#\s*import|using|require|use|open|@import|extern crate)\b/;
const dullFolders = new Set(
  'src lib dist build source main include java com org js es esm cjs package node deps test'.split(' '),
);

/** Where each block lies in the unordered file. */
interface Place {
  readonly offset: number;
  readonly length: number;
  readonly language: string;
  /** What blocks of a language are shuffled by. */
  readonly hash: number;
}

/**
 * The file with every distinct block of the pinned packages, one a line, made when it is missing.
 *
 * The order is fixed: the first 10,000 lines, the first 100,000 and the first million are the corpora. A language's share
 * grows with the square root of what there is of it, so that the small ones are not lost among JavaScript and C++.
 */
export async function corpusFile(cache: string, say: (progress: string) => void): Promise<string> {
  const { packages, fingerprint } = await fetchPackages(cache, say);
  const file = join(cache, `corpus-${fingerprint}-${version}.jsonl`);
  if (existsSync(file)) return file;
  const unordered = `${file}.unordered`;
  const places = cutAll(packages, unordered, say);
  say(`${places.length} distinct blocks`);
  writeOrdered(unordered, inOrder(places), `${file}.partial`);
  rmSync(unordered);
  renameSync(`${file}.partial`, file);
  return file;
}

function cutAll(packages: readonly Package[], file: string, say: (progress: string) => void): Place[] {
  const output = openSync(file, 'w');
  const seen = new Set<number>();
  const places: Place[] = [];
  let offset = 0;
  for (const [i, { name, tarball }] of packages.entries()) {
    const lines: string[] = [];
    for (const snippet of snippetsOf(name, tarball)) {
      const hash = hashOf(snippet.text);
      if (seen.has(hash)) continue;
      seen.add(hash);
      const line = `${JSON.stringify(snippet)}\n`;
      const length = Buffer.byteLength(line);
      places.push({ offset, length, language: snippet.language, hash });
      offset += length;
      lines.push(line);
    }
    writeSync(output, lines.join(''));
    if (i % 20 === 19) say(`cut ${i + 1} of ${packages.length} packages, ${places.length} blocks`);
  }
  closeSync(output);
  return places;
}

function* snippetsOf(name: string, tarball: string): Generator<Snippet> {
  const files = [...readTarball(tarball)].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, bytes } of files) {
    const kind = languageOf(path);
    if (!kind || bytes.length > maxFileBytes || skipped.test(path)) continue;
    for (const text of cutBlocks(bytes.toString('utf8'))) {
      const symbol = symbolOf(text);
      if (symbol === undefined && imports.test(text)) continue;
      const title = titleOf(text, symbol, path);
      yield { title, tags: tagsOf(name, path, kind.language, title), ...kind, ...(symbol !== undefined && { symbol }), text };
    }
  }
}

/** None to three tags: some people tag everything, some nothing. */
function tagsOf(name: string, path: string, language: string, title: string): string[] {
  const folders = path
    .split('/')
    .slice(0, -1)
    .filter(folder => /^[A-Za-z][\w-]+$/.test(folder) && !dullFolders.has(folder));
  const topic = folders.at(-1);
  const all = [
    name.slice(name.indexOf('/') + 1),
    ...(topic === undefined ? [] : [wordsOf(topic).join('-')]),
    language.toLowerCase(),
  ];
  return [...new Set(all)].slice(0, hashOf(title) % 4);
}

/** 48 bits of a hash that white space does not change: code that was only indented anew is the same. */
function hashOf(text: string): number {
  return createHash('sha1').update(text.replace(/\s+/g, '')).digest().readUIntBE(0, 6);
}

function inOrder(places: readonly Place[]): Place[] {
  const keyed = [...Map.groupBy(places, ({ language }) => language).values()].flatMap(same =>
    same
      .toSorted((a, b) => a.hash - b.hash)
      .map((place, rank) => ({ place, key: (rank + (place.hash % 1000) / 1000) / Math.sqrt(same.length) })),
  );
  return keyed.sort((a, b) => a.key - b.key || a.place.hash - b.place.hash).map(({ place }) => place);
}

function writeOrdered(from: string, places: readonly Place[], to: string): void {
  const input = openSync(from, 'r');
  const output = openSync(to, 'w');
  for (let at = 0; at < places.length; at += 1000) {
    const lines = places.slice(at, at + 1000).map(({ offset, length }) => {
      const line = Buffer.alloc(length);
      readSync(input, line, 0, length, offset);
      return line;
    });
    writeSync(output, Buffer.concat(lines));
  }
  closeSync(input);
  closeSync(output);
}
