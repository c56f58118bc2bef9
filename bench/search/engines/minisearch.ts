import MiniSearch from 'minisearch';
import { type Engine, shown } from '../engine.ts';
import { numbered, record, type SnippetRecord } from './record.ts';

export const miniSearch: Engine = {
  name: 'MiniSearch',
  how: 'all words, else any; prefixes, one typo in five letters; title 5, tags 3',
  most: 100_000,
  open(_, snippets) {
    const index = new MiniSearch<SnippetRecord>({ fields: ['title', 'tags', 'text'] });
    for (const one of numbered(snippets)) index.add(one);
    const options = { prefix: true, fuzzy: 0.2, boost: { title: 5, tags: 3 } };
    return {
      search(query) {
        const all = index.search(query, { ...options, combineWith: 'AND' });
        const hits = all.length > 0 ? all : index.search(query, options);
        return hits.slice(0, shown).map(({ id }) => id as number);
      },
      add: (number, snippet) => index.add(record(number, snippet)),
    };
  },
};
