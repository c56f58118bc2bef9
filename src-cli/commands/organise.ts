import type { AssetId } from '../../src-shared/model/ids.ts';
import { type Command, jsonOption, jsonWords } from '../command.ts';
import { exitCodes, Failure } from '../failure.ts';
import { snippetNamed } from '../find-snippet.ts';
import type { Magpie } from '../magpie.ts';

async function given(magpie: Magpie, positionals: readonly string[]): Promise<AssetId[]> {
  if (positionals.length === 0)
    throw new Failure('Which snippet? Give its id or its name; "magpie search" shows them.', exitCodes.usage);
  const ids: AssetId[] = [];
  for (const one of positionals) ids.push(await snippetNamed(magpie, one));
  return ids;
}

export const rm: Command = {
  usage: 'ID|NAME...',
  summary: 'Move snippets to the trash',
  options: {},
  words: {},
  async run(positionals, _, context) {
    const magpie = await context.magpie();
    const { ids } = await magpie.call('library.trash', { snippets: { ids: await given(magpie, positionals) } });
    context.terminal.note(`${ids.length} in the trash; "magpie restore" takes them out again`);
    return exitCodes.done;
  },
};

export const restore: Command = {
  usage: 'ID|NAME...',
  summary: 'Take snippets out of the trash; "magpie search is:trashed" shows what is in it',
  options: {},
  words: {},
  async run(positionals, _, context) {
    const magpie = await context.magpie();
    const { ids } = await magpie.call('library.restore', { snippets: { ids: await given(magpie, positionals) } });
    context.terminal.note(`${ids.length} restored`);
    return exitCodes.done;
  },
};

export const tag: Command = {
  usage: 'ID|NAME [TAG...]',
  summary: 'Give a snippet tags, or take some away; without either its tags are listed',
  options: { remove: { type: 'string', short: 'r', multiple: true } },
  words: { remove: 'a tag to take away; may be repeated' },
  async run([id, ...tags], { remove = [] }, { terminal, magpie }) {
    const running = await magpie();
    const ids = await given(running, id === undefined ? [] : [id]);
    await snippetTags(running, ids, tags, remove as readonly string[]);
    for (const one of ids) {
      const { tags: now } = await running.call('library.snippet', { id: one });
      for (const text of now) terminal.line(terminal.plain(text));
    }
    return exitCodes.done;
  },
};

/** Gives tags and takes tags away. */
export async function snippetTags(
  magpie: Magpie,
  ids: readonly AssetId[],
  add: readonly string[],
  remove: readonly string[],
): Promise<void> {
  if (add.length + remove.length === 0) return;
  const tagged = (text: string) => ({ tag: text, snippets: ids.map(id => ({ id })) });
  await magpie.call('tags.assign', { tagging: { add: add.map(tagged), remove: remove.map(tagged) } });
}

export const collections: Command = {
  usage: '',
  summary: 'List the collections',
  options: jsonOption,
  words: jsonWords,
  async run(_, { json }, { terminal, magpie }) {
    const { collections: all } = await (await magpie()).call('collections.list', {});
    if (json) terminal.line(JSON.stringify(all, null, 2));
    else
      for (const { path, count, query } of all) {
        const about = [...(count === undefined ? [] : [String(count)]), ...(query === undefined ? [] : [terminal.plain(query)])];
        terminal.line(`${terminal.plain(path)}  ${terminal.style('dim', about.join('  '))}`);
      }
    return exitCodes.done;
  },
};
