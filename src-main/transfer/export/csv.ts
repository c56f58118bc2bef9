import type { PlainFragment, PlainSnippet } from './plain.ts';

const columns = ['name', 'fragment', 'language', 'tags', 'description', 'websites', 'favourite', 'created', 'updated', 'text'];

/** Programs for tables take these for the beginning of a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r\n]/;

/** Snippets as a table, a fragment a row, as RFC 4180 has it and Excel reads it. */
export async function* toCsv(snippets: AsyncIterable<PlainSnippet>): AsyncGenerator<string> {
  yield `\ufeff${row(columns)}`;
  for await (const snippet of snippets) yield snippet.fragments.map(fragment => row(cells(snippet, fragment))).join('');
}

function cells(snippet: PlainSnippet, { name, language, text }: PlainFragment): string[] {
  return [
    snippet.name,
    name,
    language,
    snippet.tags.join(', '),
    snippet.description,
    snippet.websites.join(' '),
    snippet.favourite ? 'yes' : 'no',
    snippet.created,
    snippet.updated,
    text ?? '',
  ];
}

function row(values: readonly string[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

/** An apostrophe before a formula makes it a text, and is not shown. */
function cell(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
