import Fuse from 'fuse.js';
import { type Engine, shown } from '../engine.ts';
import { numbered, record } from './record.ts';

export const fuse: Engine = {
  name: 'Fuse.js',
  how: 'ignoreLocation, threshold 0.3; title 5, tags 3, text 1',
  most: 10_000,
  open(_, snippets) {
    const index = new Fuse([...numbered(snippets)], {
      ignoreLocation: true,
      threshold: 0.3,
      keys: [
        { name: 'title', weight: 5 },
        { name: 'tags', weight: 3 },
        { name: 'text', weight: 1 },
      ],
    });
    return {
      search: query => index.search(query, { limit: shown }).map(({ item }) => item.id),
      add: (number, snippet) => index.add(record(number, snippet)),
    };
  },
};
