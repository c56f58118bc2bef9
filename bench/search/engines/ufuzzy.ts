import uFuzzy from '@leeoniya/ufuzzy';
import { type Engine, searchedText, shown } from '../engine.ts';

export const microFuzzy: Engine = {
  name: 'uFuzzy',
  how: 'single errors allowed (intraMode 1), words in any order up to three; title before text',
  most: 100_000,
  open(_, snippets) {
    const index = new uFuzzy({ intraMode: 1 });
    const haystack = Array.from(snippets, searchedText);
    return {
      search(query) {
        const [found, info, order] = index.search(haystack, query, 3);
        if (!found) return [];
        return info && order ? order.slice(0, shown).map(at => info.idx[at] as number) : found.slice(0, shown);
      },
      add(number, snippet) {
        haystack[number] = searchedText(snippet);
      },
    };
  },
};
