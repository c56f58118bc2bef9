import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { classificationSpecifics } from '../../src-shared/model/enums.ts';

export interface SourceFile {
  /** Below the folder. */
  readonly path: string;
  readonly name: string;
  /** An accepted classification, if the name tells one. */
  readonly ext: string | undefined;
  readonly text: string;
  readonly topFolder: string | undefined;
}

export type Skipped = 'empty' | 'larger than 256 KB' | 'not text' | 'minified or generated' | 'not readable';

/** What a person would keep is smaller. */
const maxBytes = 256 * 1024;

/** Mean characters a line from which on a file was written by a program. */
const minifiedLineLength = 400;

const accepted: ReadonlySet<string> = new Set(classificationSpecifics);

/** Every text file below a folder, in the order of their paths; hidden folders are left out. */
export async function* readSnippets(folder: string, skip: (reason: Skipped) => void): AsyncGenerator<SourceFile> {
  for await (const file of walk(folder)) {
    const path = relative(folder, file);
    const found = await read(file);
    if ('skipped' in found) {
      skip(found.skipped);
      continue;
    }
    const parts = path.split(sep);
    const topFolder = parts.length > 1 ? parts[0] : undefined;
    yield { path, name: basename(file), ext: extOf(basename(file)), text: found.text, topFolder };
  }
}

async function* walk(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !entry.name.startsWith('.')) yield* walk(path);
    else if (entry.isFile()) yield path;
  }
}

async function read(file: string): Promise<{ text: string } | { skipped: Skipped }> {
  if (/\.(map|min\.\w+)$/.test(file)) return { skipped: 'minified or generated' };
  try {
    const { size } = await stat(file);
    if (size === 0) return { skipped: 'empty' };
    if (size > maxBytes) return { skipped: 'larger than 256 KB' };
    const bytes = await readFile(file);
    if (bytes.includes(0) || !isUtf8(bytes)) return { skipped: 'not text' };
    const text = bytes.toString('utf8');
    return text.length / (text.split('\n').length || 1) > minifiedLineLength ? { skipped: 'minified or generated' } : { text };
  } catch {
    return { skipped: 'not readable' };
  }
}

/** `ts` of `a.d.ts`, `Gemfile` of `Gemfile`, `.bashrc` is not among them but `bashrc` is. */
function extOf(name: string): string | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return [name, name.toLowerCase(), last, last.toLowerCase()].find(candidate => accepted.has(candidate));
}
