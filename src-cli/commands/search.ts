import type { Output } from '../../src-shared/contract/index.ts';
import type { Row } from '../../src-shared/model/library.ts';
import { type Command, jsonOption, jsonWords } from '../command.ts';
import { exitCodes, Failure } from '../failure.ts';
import { filterOf, shortId } from '../find-snippet.ts';
import type { Terminal } from '../output/terminal.ts';

const maxRows = 200;

export const search: Command = {
  usage: 'QUERY...',
  summary:
    'Find snippets, with the query language of the window: words, lang:ts, tag:auth, in:Work, is:fav, after:7d, "a phrase", -word, /regex/',
  options: { limit: { type: 'string', short: 'n', default: '20' }, ...jsonOption },
  words: { limit: 'how many at most (20)', ...jsonWords },
  async run(positionals, { limit, json }, { terminal, magpie }) {
    const most = Number(limit);
    if (!Number.isInteger(most) || most < 1 || most > maxRows)
      throw new Failure(`--limit takes a number from 1 to ${maxRows}`, exitCodes.usage);
    const query = positionals.join(' ');
    const page = await (await magpie()).call('library.page', { page: { filter: filterOf(query), limit: most } });
    for (const problem of page.problems ?? [])
      terminal.note(
        `Part of the query was taken as text: ${problem.value ?? problem.operator ?? ''} (${problem.code.replaceAll('_', ' ')})`,
      );
    if (json) terminal.line(JSON.stringify(page.rows, null, 2));
    else print(page, terminal);
    return page.rows.length === 0 ? exitCodes.nothing : exitCodes.done;
  },
};

function print({ rows, total, atLeast }: Output<'library.page'>, terminal: Terminal): void {
  for (const row of rows) {
    terminal.line(head(row, terminal));
    for (const line of body(row, terminal)) terminal.line(`  ${line}`);
  }
  if (rows.length === 0) terminal.note('Nothing was found');
  else if (total > rows.length) terminal.note(`${total}${atLeast ? ' or more' : ''} in all; --limit shows more`);
}

function head({ id, name, language, tags, match, favourite }: Row, { style, plain }: Terminal): string {
  const shown = marked(
    name,
    match?.nameHighlights ?? [],
    plain,
    part => style('mark', part),
    part => style('bold', part),
  );
  const about = [
    language,
    ...tags.map(tag => `#${plain(tag)}`),
    ...(match && match.field !== 'name' ? [`in ${match.field}`] : []),
    ...(match?.similar ? ['similar'] : []),
  ];
  return `${style('dim', shortId(id))}  ${favourite ? '* ' : ''}${shown}  ${style('dim', about.join('  '))}`;
}

/** The excerpt with what was found, or the first lines. */
function body({ match, preview }: Row, { style, plain }: Terminal): string[] {
  if (match?.excerpt === undefined) return preview.slice(0, 2).map(line => style('dim', plain(line)));
  return [
    marked(
      match.excerpt,
      match.highlights ?? [],
      plain,
      part => style('mark', part),
      part => part,
    ),
  ];
}

/** A text with its highlighted ranges in another style. */
function marked(
  text: string,
  ranges: readonly (readonly [number, number])[],
  plain: (text: string) => string,
  mark: (text: string) => string,
  rest: (text: string) => string,
): string {
  let from = 0;
  let out = '';
  for (const [start, end] of ranges) {
    if (start > from) out += rest(plain(text.slice(from, start)));
    out += mark(plain(text.slice(start, end)));
    from = end;
  }
  return from < text.length ? out + rest(plain(text.slice(from))) : out;
}
