import { Document } from 'flexsearch';
import { type Engine, shown } from '../engine.ts';
import { numbered, record, type SnippetRecord } from './record.ts';

export const flexSearch: Engine = {
  name: 'FlexSearch',
  how: 'tokenize: forward; hits of the title, then of tags and text; suggestions when not all words are found',
  most: 100_000,
  open(_, snippets) {
    const index = new Document<SnippetRecord>({
      tokenize: 'forward',
      document: { id: 'id', index: ['title', 'tags', 'text'] },
    });
    for (const one of numbered(snippets)) index.add(one);
    const ids = (query: string, suggest: boolean) => [
      ...new Set(index.search(query, { limit: shown, suggest }).flatMap(({ result }) => result as number[])),
    ];
    return {
      search(query) {
        const all = ids(query, false);
        return (all.length > 0 ? all : ids(query, true)).slice(0, shown);
      },
      add: (number, snippet) => void index.add(record(number, snippet)),
    };
  },
};
