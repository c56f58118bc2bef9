import { fold } from '../../src-shared/model/fold.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what tells ASCII
const ascii = /^[\u0000-\u007f]*$/;
/** Characters of a long text that are folded at a time: most pieces of code are ASCII even where the whole is not. */
const piece = 4096;
const blank = 32;

/** Bytes kept between calls; longer texts get room of their own. */
const kept = Buffer.alloc(65_536);

/** Folds as `fold` does, ASCII ten times as fast: of 60 MB in 0.2 s. */
export function foldText(text: string): string {
  if (ascii.test(text)) return foldAscii(text);
  if (text.length <= piece) return fold(text);
  const folded: string[] = [];
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from + piece); // nothing is composed across it, and blanks at either side become one
    const to = end === -1 ? text.length : end + 1;
    const part = text.slice(from, to);
    const result = ascii.test(part) ? foldAscii(part) : fold(part);
    if (result !== '') folded.push(result);
    from = to;
  }
  return folded.join(' ');
}

function foldAscii(text: string): string {
  const small = text.toLowerCase();
  const room = small.length <= kept.length ? kept : Buffer.allocUnsafe(small.length);
  const length = room.write(small, 'latin1');
  let to = 0;
  let wasBlank = true;
  for (let i = 0; i < length; i++) {
    const code = room[i] as number;
    const isBlank = code === blank || (code >= 9 && code <= 13);
    if (!isBlank) room[to++] = code;
    else if (!wasBlank) room[to++] = blank;
    wasBlank = isBlank;
  }
  if (wasBlank && to > 0) to--;
  return room.toString('latin1', 0, to);
}
