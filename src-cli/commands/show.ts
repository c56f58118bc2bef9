import type { Fragment } from '../../src-shared/model/library.ts';
import { type Command, type Context, jsonOption, jsonWords, type Values } from '../command.ts';
import { exitCodes, Failure } from '../failure.ts';
import { snippetMeant } from '../find-snippet.ts';
import { writeClipboard } from '../output/clipboard.ts';

const options = { fragment: { type: 'string', short: 'f' } } as const;
const words = { fragment: 'which fragment, by its number or its name (the first)' };

export const show: Command = {
  usage: 'ID|WORDS...',
  summary: 'Print the text of a snippet: of an id, or of the best that a search finds',
  options: { ...options, ...jsonOption },
  words: { ...words, ...jsonWords },
  async run(positionals, values, context) {
    if (values.json) {
      const magpie = await context.magpie();
      const snippet = await magpie.call('library.snippet', { id: await snippetMeant(magpie, positionals) });
      context.terminal.line(JSON.stringify(snippet, null, 2));
      return exitCodes.done;
    }
    const { text, name } = await textMeant(positionals, values, context);
    if (context.terminal.isTerminal) context.terminal.note(context.terminal.style('dim', context.terminal.plain(name)));
    context.terminal.text(context.terminal.isTerminal && !text.endsWith('\n') ? `${text}\n` : text);
    return exitCodes.done;
  },
};

export const copy: Command = {
  usage: 'ID|WORDS...',
  summary: 'Copy the text of a snippet',
  options,
  words,
  async run(positionals, values, context) {
    const { text, name, id } = await textMeant(positionals, values, context);
    await writeClipboard(text);
    await (await context.magpie()).call('library.use', { id });
    context.terminal.note(`Copied ${context.terminal.plain(name)}`);
    return exitCodes.done;
  },
};

async function textMeant(positionals: readonly string[], { fragment }: Values, context: Context) {
  const magpie = await context.magpie();
  const id = await snippetMeant(magpie, positionals);
  const { name, fragments } = await magpie.call('library.snippet', { id });
  const found = typeof fragment === 'string' ? pick(fragments, fragment) : fragments[0];
  if (!found) throw new Failure(`${name} has no such fragment; it has ${fragments.length}`, exitCodes.nothing);
  if (found.text === undefined && !found.paged)
    throw new Failure(`${name} is no text. "magpie export ${id} --format files" writes it.`);
  const text = found.text ?? (await (await magpie.fetch(`/magpie/content/${found.id}`)).text());
  return { id, name, text };
}

function pick(fragments: readonly Fragment[], wanted: string): Fragment | undefined {
  return fragments.find(({ label }) => label === wanted) ?? fragments[Number(wanted) - 1];
}
