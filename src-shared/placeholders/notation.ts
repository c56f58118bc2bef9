import { languageOf } from '../model/languages.ts';

/*
 * How placeholders are written, and when braces are what they look like (docs/decisions/0018). `meant` says that nothing
 * else can be meant there: what is not may be code.
 */

export type Placeholder =
  | { readonly kind: 'field'; readonly key: string; readonly initial?: string }
  | { readonly kind: 'cursor' | 'clipboard' }
  | { readonly kind: 'date'; readonly format: string };

export interface Place {
  readonly from: number;
  readonly to: number;
  readonly meant: boolean;
  /** Absent where a backslash makes it text: the range is that backslash alone. */
  readonly placeholder?: Placeholder;
}

/**
 * `${1:value}` or `${1}`, `{{name}}`, `{cursor}`, `{clipboard}`, `{date}`, `{date:DD.MM.YYYY}`; one backslash before it makes it
 * text. After `$` or a further brace it is something else: `${{ github.sha }}`, `{{{raw}}}`, `${date}`.
 */
const notation =
  /(?<backslash>(?<!\\)\\)?(?:(?<!\$)\$\{(?<number>\d{1,2})(?::(?<value>[^{}\n]*))?\}|(?<![${])\{\{ ?(?<name>[\p{L}_][\p{L}\p{N}_ -]{0,59}?) ?\}\}(?!\})|(?<![${])\{(?:(?<own>cursor|clipboard|date)|date:(?<format>[^{}\n]{1,40}))\}(?!\}))/gu;

/** Languages by label in which braces around a word are no syntax: there `{{name}}` and `{date}` can only be placeholders. */
const plainLanguages = new Set([
  ...['Plain text', 'Markdown', 'SQL', 'PostgreSQL', 'Shell', 'cURL', 'Batch', 'INI', 'TOML', 'Dockerfile', 'CSV', 'HTTP'],
  ...['Diff', 'Log', 'Link', 'Path', 'Vim script', 'Nginx', 'Apache'],
]);

/** By the editor's id: languages in which `${1}` is the first argument and `${1:-x}` one with a default. */
const shells = new Set(['shell', 'powershell', 'perl', 'php', 'dockerfile']);

/** All placeholders of a text, in order, as far as its language lets them be ones. */
export function placesIn(text: string, language: string): readonly Place[] {
  const { label, editor } = languageOf(language);
  const isShell = shells.has(editor);
  const isPlain = plainLanguages.has(label);
  const matches = [...text.matchAll(notation)];
  const isCode = ({ number, value }: Groups) => isShell && number !== undefined && value !== undefined && isExpansion(value);
  const isNumbered = matches.some(
    ({ groups = {} }) => groups.backslash === undefined && groups.value !== undefined && !isCode(groups),
  );

  return matches.flatMap(({ index, 0: written, groups = {} }) => {
    // A number alone is an argument, a group of a pattern, a literal: it counts in company of one that has a value.
    const isAlone = groups.number !== undefined && groups.value === undefined && !isNumbered;
    if (isCode(groups) || (isShell && isAlone)) return [];
    const meant = groups.value !== undefined || (groups.number === undefined ? isPlain : isNumbered);
    if (groups.backslash !== undefined) return { from: index, to: index + 1, meant };
    return { from: index, to: index + written.length, meant, placeholder: placeholderOf(groups) };
  });
}

type Groups = Readonly<Record<string, string | undefined>>;

function placeholderOf({ number, value, name, own, format = 'YYYY-MM-DD' }: Groups): Placeholder {
  if (name !== undefined) return { kind: 'field', key: name };
  // Number 0 is where the caret goes, as in the snippets of editors.
  if (own === 'cursor' || Number(number) === 0) return { kind: 'cursor' };
  if (number !== undefined) return { kind: 'field', key: String(Number(number)), ...(value !== undefined && { initial: value }) };
  return own === 'clipboard' ? { kind: own } : { kind: 'date', format };
}

/** `${1:-default}`, `${1:?message}`, `${1:2}` of shells; names and addresses begin with a letter. */
function isExpansion(value: string): boolean {
  return !/^[\p{L}_]/u.test(value);
}
