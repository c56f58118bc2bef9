import { closeSync, openSync, readSync } from 'node:fs';

/** A block of real code, with what a person would have saved it under. */
export interface Snippet {
  readonly title: string;
  readonly tags: readonly string[];
  readonly language: string;
  /** The file's ending, without the dot. */
  readonly ext: string;
  /** The name that the block defines, as it is written there. */
  readonly symbol?: string;
  readonly text: string;
}

const chunkBytes = 1 << 20;
const newline = 10;

/** The first `count` snippets of a corpus file, which has one a line. */
export function* readSnippets(file: string, count: number): Generator<Snippet> {
  const descriptor = openSync(file, 'r');
  const chunk = Buffer.alloc(chunkBytes);
  let rest = Buffer.alloc(0);
  let given = 0;
  try {
    for (let size = readSync(descriptor, chunk); size > 0 && given < count; size = readSync(descriptor, chunk)) {
      const bytes = Buffer.concat([rest, chunk.subarray(0, size)]);
      let start = 0;
      for (let end = bytes.indexOf(newline); end !== -1 && given < count; end = bytes.indexOf(newline, start)) {
        yield JSON.parse(bytes.toString('utf8', start, end)) as Snippet;
        given++;
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
  } finally {
    closeSync(descriptor);
  }
}
