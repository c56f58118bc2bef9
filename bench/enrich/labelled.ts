import { readFileSync } from 'node:fs';

/** A snippet with what a person would call it and file it under. */
export interface Labelled {
  readonly specific: string;
  readonly text: string;
  /** Any of these is right. */
  readonly titles: readonly string[];
  /** Each group wants one of its tags. */
  readonly wanted: readonly (readonly string[])[];
  /** Right where they are given, not missed where they are not. */
  readonly allowed: readonly string[];
}

/** Labelled before the rules were first run; the rules have been corrected on it since, so it shows what they are meant for. */
export const labelled = () => read('labelled.txt');
/** Random pieces of held-out packages, labelled when the rules were done. What their first run got wrong has been looked at since. */
export const labelledLater = () => read('labelled-later.txt');

/**
 * A file of blocks of `=== language [package]`, `title:` with alternatives by `||`, `tags:` by commas with alternatives by `|`
 * and optional ones in brackets, `---`, the text.
 */
function read(name: string): Labelled[] {
  const file = readFileSync(new URL(name, import.meta.url), 'utf8');
  return file
    .split(/^=== /m)
    .slice(1)
    .map(block => {
      const [head = '', text = ''] = [block.slice(0, block.indexOf('\n---\n')), block.slice(block.indexOf('\n---\n') + 5)];
      const [first = '', title = '', tags = ''] = head.split('\n');
      const list = tags.replace(/^tags:/, '');
      const allowed = [...list.matchAll(/\(([^()]*)\)/g)].flatMap(([, inner = '']) => split(inner, ','));
      return {
        specific: first.split(' ')[0] ?? 'txt',
        text: text.replace(/\n$/, ''),
        titles: split(title.replace(/^title:/, ''), ' || '),
        wanted: split(list.replace(/\([^()]*\)/g, ''), ',').map(group => split(group, '|')),
        allowed,
      };
    });
}

function split(text: string, sign: string): string[] {
  return text
    .split(sign)
    .map(part => part.trim())
    .filter(part => part !== '');
}
