import { fold } from '../../../src-shared/model/fold.ts';

/** Escapes that stand for themselves: `\.` is a dot. Letters and digits after a backslash mean something else. */
const plainEscape = /[^A-Za-z0-9]/;
const shortest = 3;

/**
 * Texts that every match of a regular expression holds, folded as the index is; none where no such text is certain. Only
 * runs of ASCII at its top level count. Folding may join the last letter of a run with an accent after it, so that is left
 * out.
 */
export function literalsOf(source: string): string[] {
  const runs: string[] = [];
  let run = '';
  const end = () => {
    runs.push(run.slice(0, -1));
    run = '';
  };
  for (let i = 0; i < source.length; i++) {
    const letter = source[i] as string;
    if (letter === '|') return [];
    if (letter === '(' || letter === '[') {
      i = skipGroup(source, i);
      if (i === -1) return [];
      end();
    } else if (letter === '\\') {
      const escaped = source[++i] ?? '';
      if (plainEscape.test(escaped)) run += escaped;
      else {
        end();
        i += lengthOfEscape(source, i);
      }
    } else if ('*+?{'.includes(letter)) {
      run = run.slice(0, -1);
      end();
      if (letter === '{') i = Math.max(i, source.indexOf('}', i));
    } else if ('.^$)]}'.includes(letter) || letter > '~') end();
    else run += letter;
  }
  end();
  return [...new Set(runs.map(fold).filter(text => text.length >= shortest))].sort((a, b) => b.length - a.length);
}

/** What follows the letter of an escape and belongs to it: `\u0041`, `\p{L}`, `\x{1F600}`, `\k<name>`. */
function lengthOfEscape(source: string, at: number): number {
  const rest = source.slice(at);
  const [whole = ''] =
    /^(?:[pPuxk]\{[^}]*\}|k<[^>]*>|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[pP]\w|\d+|Q.*?\\E|Q.*)?/.exec(rest) ?? [];
  return Math.max(0, whole.length - 1);
}

/** Where a group or a class ends; -1 when it does not. */
function skipGroup(source: string, from: number): number {
  let depth = 0;
  let inClass = false;
  for (let i = from; i < source.length; i++) {
    const letter = source[i];
    if (letter === '\\') i++;
    else if (inClass) inClass = letter !== ']' || i === from + 1;
    else if (letter === '[') inClass = true;
    else if (letter === '(') depth++;
    else if (letter === ')') depth--;
    if (depth === 0 && !inClass) return i;
  }
  return -1;
}
