import type { FormatProblem } from './messages.ts';

/** Of a message only the first line is told, and that much of it: the others repeat the text, or a grammar. */
const longest = 200;

/** What a formatter throws, as it is told. They say where in as many ways as there are of them. */
export function problemOf(error: unknown, text: string): FormatProblem {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const message = first
    .replace(/^\d+:\d+: /, '') // gofmt
    .replace(/ at byte range \d+\.\.\d+$/, '') // ruff
    .replace(/ at line \d+ column \d+$/, '') // sql-formatter
    .replace(/ \(\d+:\d+\)$/, '') // prettier
    .slice(0, longest);
  const line = lineOf(error, first, text);
  return { message, ...(line !== undefined && { line }) };
}

function lineOf(error: unknown, message: string, text: string): number | undefined {
  const byte = / at byte range (\d+)\.\./.exec(message)?.[1];
  if (byte !== undefined)
    return new TextDecoder().decode(new TextEncoder().encode(text).slice(0, Number(byte))).split('\n').length;
  const told = /^(\d+):\d+: | at line (\d+) column|\((\d+):\d+\)$/
    .exec(message)
    ?.slice(1)
    .find(part => part !== undefined);
  return told === undefined ? startOf(error) : Number(told);
}

/** Where Prettier says that the error is. */
function startOf(error: unknown): number | undefined {
  const { loc } = (error ?? {}) as { loc?: { start?: { line?: unknown } } };
  return typeof loc?.start?.line === 'number' ? loc.start.line : undefined;
}
