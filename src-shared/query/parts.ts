import { type Operator, operators } from './query.ts';

interface Place {
  readonly from: number;
  readonly to: number;
}

export interface Value extends Place {
  readonly text: string;
}

/** A part of a query as it is written, between blanks. What it means depends on the others too. */
export type Part = Place &
  (
    | {
        readonly kind: 'word';
        readonly text: string;
        /** Written as `OR` and as `-word`, whose word this is. */
        readonly isOr?: true;
        readonly excluded?: string;
        /** An operator without a value. */
        readonly empty?: Operator;
      }
    | ({ readonly negated: boolean } & (
        | { readonly kind: 'phrase'; readonly text: string }
        | { readonly kind: 'regex'; readonly source: string; readonly ignoreCase: boolean }
        | {
            readonly kind: 'operator';
            readonly operator: Operator;
            readonly valueFrom: number;
            readonly values: readonly Value[];
            /** Still being typed: the text ends within quotes, or before a value. */
            readonly isOpen: boolean;
          }
      ))
  );

const blank = /\s/;
/** Where a value goes on to, and where a word does. */
const valueEnd = /[\s,]|$/g;
const wordEnd = /\s|$/g;
const operatorHead = new RegExp(`(language|${operators.join('|')}):`, 'y');
/** What a minus excludes: a word of three letters and more. `-rf`, `-1`, `--flag`, `-webkit-box` and `-Dkey=value` are code. */
const excludedWord = /^-(\p{L}[\p{L}\p{N}_]{2,})$/u;
/** What a backslash before it makes plain text; it need not be complete, so that nothing after it decides. */
const special = new RegExp(`^(?:"|/|-[\\p{L}"/]|OR$|(?:language|${operators.join('|')}):)`, 'u');

/** All parts in order; any text has them, in one walk over it. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  for (let at = skipBlanks(text, 0); at < text.length; ) {
    const part = readSpecial(text, at) ?? readWord(text, at);
    parts.push(part);
    at = skipBlanks(text, part.to);
  }
  return parts;
}

/** A word of plain text as it has to be written to be read as that. */
export function escaped(word: string): string {
  return special.test(word.replace(/^\\+/, '')) ? `\\${word}` : word;
}

function unescaped(word: string): string {
  return word.startsWith('\\') && special.test(word.replace(/^\\+/, '')) ? word.slice(1) : word;
}

function readWord(text: string, from: number): Part {
  const to = next(wordEnd, text, from);
  const written = text.slice(from, to);
  const word = unescaped(written);
  const excluded = excludedWord.exec(written)?.[1];
  operatorHead.lastIndex = from;
  const head = operatorHead.exec(text);
  return {
    kind: 'word',
    text: word,
    from,
    to,
    ...(written === 'OR' && { isOr: true }),
    ...(excluded !== undefined && { excluded }),
    ...(head && { empty: operatorOf(head[1] as string) }),
  };
}

function readSpecial(text: string, from: number): Part | undefined {
  const negated = text[from] === '-';
  const at = negated ? from + 1 : from;
  const part = text[at] === '"' ? readPhrase(text, at) : text[at] === '/' ? readRegex(text, at) : readOperator(text, at);
  return part && { ...part, from, negated };
}

/** `"…"` with a blank or the end after it. */
function readPhrase(text: string, from: number) {
  const quoted = readQuoted(text, from);
  if (!quoted || !isEnd(text, quoted.to) || quoted.text.trim() === '') return undefined;
  return { kind: 'phrase' as const, text: quoted.text, to: quoted.to };
}

/** `/…/` or `/…/i` on one line, with a blank or the end after it: neither a path nor a comment, and no blank at its ends. */
function readRegex(text: string, from: number) {
  let end = from + 1;
  for (; end < text.length && text[end] !== '/' && text[end] !== '\n'; end++) if (text[end] === '\\') end++;
  const source = text.slice(from + 1, end);
  const ignoreCase = text[end + 1] === 'i';
  const to = end + (ignoreCase ? 2 : 1);
  if (text[end] !== '/' || !isEnd(text, to) || source === '' || source[0] === '*' || source.trim() !== source) return undefined;
  return { kind: 'regex' as const, source, ignoreCase, to };
}

function readOperator(text: string, from: number) {
  operatorHead.lastIndex = from;
  const head = operatorHead.exec(text);
  if (!head) return undefined;
  const valueFrom = operatorHead.lastIndex;
  const operator = operatorOf(head[1] as string);
  const values: Value[] = [];
  let at = valueFrom;
  for (;;) {
    if (at === text.length) break;
    const quoted = text[at] === '"' ? readQuoted(text, at) : undefined;
    if (text[at] === '"' && !quoted)
      return { kind: 'operator' as const, operator, valueFrom, values, isOpen: true, to: text.length };
    const to = quoted?.to ?? next(valueEnd, text, at);
    const value = (quoted?.text ?? text.slice(at, to)).trim();
    if (value !== '') values.push({ text: value, from: at, to });
    at = to;
    if (text[at] !== ',') break;
    at++;
  }
  if (!isEnd(text, at) || (values.length === 0 && at < text.length)) return undefined;
  return { kind: 'operator' as const, operator, valueFrom, values, isOpen: values.length === 0, to: at };
}

/** A text in quotes, in which a backslash makes a quote or a backslash plain; undefined when they are not closed. */
function readQuoted(text: string, from: number): { readonly text: string; readonly to: number } | undefined {
  let quoted = '';
  for (let at = from + 1; at < text.length; at++) {
    const letter = text[at] as string;
    if (letter === '"') return { text: quoted, to: at + 1 };
    const after = text[at + 1];
    if (letter === '\\' && (after === '"' || after === '\\')) quoted += text[++at];
    else quoted += letter;
  }
  return undefined;
}

function operatorOf(head: string): Operator {
  return head === 'language' ? 'lang' : (head as Operator);
}

function next(end: RegExp, text: string, from: number): number {
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && blank.test(text[at] as string)) at++;
  return at;
}

function isEnd(text: string, at: number): boolean {
  return at >= text.length || blank.test(text[at] as string);
}
