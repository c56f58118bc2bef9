import { create, insert, insertMultiple, search } from '@orama/orama';
import { type Engine, shown } from '../engine.ts';
import { numbered, record, type SnippetRecord } from './record.ts';

const batch = 1000;

export const orama: Engine = {
  name: 'Orama',
  how: 'tolerance 1, all words first (threshold 0), else any; title 5, tags 3',
  most: 10_000,
  async open(_, snippets) {
    const index = create({ schema: { title: 'string', tags: 'string', text: 'string' } as const });
    let waiting: (Omit<SnippetRecord, 'id'> & { id: string })[] = [];
    for (const one of numbered(snippets)) {
      waiting.push({ ...one, id: String(one.id) });
      if (waiting.length === batch) {
        await insertMultiple(index, waiting, batch);
        waiting = [];
      }
    }
    await insertMultiple(index, waiting, batch);
    const ask = async (term: string, threshold: number) =>
      (await search(index, { term, limit: shown, tolerance: 1, threshold, boost: { title: 5, tags: 3 } })).hits;
    return {
      async search(query) {
        const all = await ask(query, 0);
        return (all.length > 0 ? all : await ask(query, 1)).map(({ id }) => Number(id));
      },
      async add(number, snippet) {
        await insert(index, { ...record(number, snippet), id: String(number) });
      },
    };
  },
};
