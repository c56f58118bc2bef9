/* Cuts a source file into what a person would save of it: a function, a class, a rule, some lines that belong together. */

const minLines = 3;
const maxLines = 60;
/** Lines longer than this were written by programs. */
const maxLineLength = 240;
const minLetters = 40;
/** Tables of numbers and data have fewer letters than this share. */
const minLetterShare = 0.35;
/** Tables may nest without end; code does not. */
const maxDepth = 8;
const closing = /^(?:[}\])]|end\b|fi\b|done\b|esac\b)/;

interface Line {
  readonly text: string;
  /** Columns before the first character; of a blank line -1. */
  readonly indent: number;
}

/** The blocks of a file in its order: 3 to 60 lines, moved to the left margin. */
export function* cutBlocks(source: string): Generator<string> {
  const lines = source
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(text => ({ text: text.trimEnd(), indent: text.trim() === '' ? -1 : text.length - text.trimStart().length }));
  for (const [start, end] of units(lines, 0, lines.length, 0)) {
    const block = toBlock(lines.slice(start, end));
    if (block !== undefined) yield block;
  }
}

/**
 * Lines that belong together, from one line to before another: a unit ends before a line indented no deeper than its first
 * one that follows a blank line or a closing bracket. Units that are too short are put together, those that are too long
 * are cut inside.
 */
function* units(lines: readonly Line[], from: number, to: number, depth: number): Generator<readonly [number, number]> {
  let start = nextFilled(lines, from);
  for (let next = start + 1; start < to; next++) {
    if (next < to && (next - start < minLines || !isBoundary(lines, start, next))) continue;
    let end = Math.min(next, to);
    while (isBlank(lines[end - 1])) end--;
    if (end - start <= maxLines) yield [start, end];
    else if (depth < maxDepth) yield* units(lines, firstInside(lines, start, end), end, depth + 1);
    start = nextFilled(lines, next);
    next = start;
  }
}

function isBlank(line: Line | undefined): boolean {
  return line !== undefined && line.indent < 0;
}

function nextFilled(lines: readonly Line[], from: number): number {
  let at = from;
  while (isBlank(lines[at])) at++;
  return at;
}

function isBoundary(lines: readonly Line[], start: number, next: number): boolean {
  const { indent } = lines[next] as Line;
  const margin = (lines[start] as Line).indent;
  if (indent < 0 || indent > margin) return false;
  const before = lines[next - 1] as Line;
  return before.indent < 0 || indent < margin || (before.indent === margin && closing.test(before.text.trimStart()));
}

/** Where the inside of a unit begins that is too long to be one block. */
function firstInside(lines: readonly Line[], start: number, end: number): number {
  const margin = (lines[start] as Line).indent;
  for (let at = start + 1; at < end; at++) if ((lines[at] as Line).indent > margin) return at;
  return end;
}

function toBlock(unit: readonly Line[]): string | undefined {
  if (unit.length < minLines || unit.some(({ text }) => text.length > maxLineLength)) return undefined;
  const margin = Math.min(...unit.flatMap(({ indent }) => (indent < 0 ? [] : [indent])));
  const block = unit.map(({ text }) => text.slice(margin)).join('\n');
  const letters = block.match(/[A-Za-z]/g)?.length ?? 0;
  const visible = block.match(/\S/g)?.length ?? 0;
  return letters >= minLetters && letters / visible >= minLetterShare && !block.includes('\0') ? block : undefined;
}
