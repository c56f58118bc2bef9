import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A block of real code, with the name and language a person would have saved it under. */
export interface Block {
  readonly name: string;
  readonly ext: string;
  readonly text: string;
}

const extensions = new Set([
  'ts',
  'js',
  'tsx',
  'jsx',
  'css',
  'scss',
  'html',
  'json',
  'md',
  'py',
  'c',
  'h',
  'cpp',
  'cc',
  'go',
  'rs',
  'sh',
  'sql',
  'yml',
  'yaml',
  'java',
  'rb',
]);
const minLines = 3;
const maxLines = 60;
const maxFileBytes = 400_000;
/** Minified and generated lines are not what people save. */
const maxLineLength = 300;

/** Up to `count` distinct blocks cut from the sources of installed packages, the same for the same packages. */
export function cutBlocks(folder: string, count: number): Block[] {
  const seen = new Set<string>();
  const blocks: Block[] = [];
  for (const file of sourceFiles(folder)) {
    const ext = file.slice(file.lastIndexOf('.') + 1);
    for (const text of blocksOf(readFileSync(file, 'utf8'))) {
      if (seen.has(text)) continue;
      seen.add(text);
      const first = text.trimStart().split('\n', 1)[0] ?? '';
      blocks.push({ name: first.slice(0, 60), ext, text });
      if (blocks.length === count) return blocks;
    }
  }
  return blocks;
}

function* sourceFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(path);
    else if (
      entry.isFile() &&
      extensions.has(entry.name.slice(entry.name.lastIndexOf('.') + 1)) &&
      statSync(path).size <= maxFileBytes
    )
      yield path;
  }
}

/** Pieces between blank lines, put together until they have enough lines. */
function* blocksOf(text: string): Generator<string> {
  let lines: string[] = [];
  for (const paragraph of text.split(/\n\s*\n/)) {
    lines.push(...paragraph.split('\n'));
    if (lines.length < minLines) continue;
    const block = lines.slice(0, maxLines);
    if (block.every(line => line.length <= maxLineLength)) yield block.join('\n');
    lines = [];
  }
}
