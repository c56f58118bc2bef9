import type { Block } from './corpus.ts';

/** A query with the blocks that answer it; none where only its time counts. */
export interface KnownItem {
  readonly query: string;
  readonly answers: readonly number[];
}

export interface QueryClass {
  readonly name: string;
  readonly items: readonly KnownItem[];
}

/** Queries of each class. */
const perClass = 200;
const words = /[A-Za-z_$][\w$]*/g;
const definition = /\b(?:function|class|const|let|var|def|struct|interface|type|fn|func|enum|#define)\s+([A-Za-z_$][\w$]{4,40})/g;
const sentence = /(?:\/\*\*|\*|\/\/|#)\s+([A-Z][a-z]+(?: [\w`'-]+){5,14})[.\n]/;
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Numbers from a seed (mulberry32): the same queries each time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Blocks with the first sentence of some of their comments taken out, and those sentences. */
export function takeSentences(
  blocks: readonly Block[],
  random: () => number,
): { blocks: readonly Block[]; items: readonly KnownItem[] } {
  const taken = blocks.slice();
  const items: KnownItem[] = [];
  const all = textOf(blocks);
  for (let tries = 0; tries < 20 * perClass && items.length < perClass; tries++) {
    const at = Math.floor(random() * blocks.length);
    const block = taken[at] as Block;
    const found = sentence.exec(block.text);
    const text = found && block.text.replace(found[1] as string, '');
    if (!found || !text || text.length < 200 || block.name.includes(found[1] as string) || block.ext === 'md') continue;
    if (occurrences(all, (found[1] as string).toLowerCase()) > 1) continue; // packages ship one source in several forms
    taken[at] = { ...block, name: text.trimStart().split('\n', 1)[0]?.slice(0, 60) ?? '', text };
    items.push({ query: found[1] as string, answers: [at] });
  }
  return { blocks: taken, items };
}

/** The seeded classes of queries over a corpus. */
export function makeQueries(blocks: readonly Block[], random: () => number): QueryClass[] {
  const holders = holdersOf(blocks, words, 0);
  const definers = holdersOf(blocks, definition, 1);
  const all = textOf(blocks);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const defined = [...definers].filter(
    ([word, [first = 0, ...more]]) => more.length === 0 && blocks[first]?.name.toLowerCase().includes(word),
  );
  const rare = [...holders].filter(([word, at]) => at.length <= 3 && word.length >= 6 && /[a-z]{3}/i.test(word));
  const many = (make: () => KnownItem | undefined): KnownItem[] => {
    const items: KnownItem[] = [];
    for (let tries = 0; tries < perClass * 50 && items.length < perClass; tries++) {
      const item = make();
      if (item) items.push(item);
    }
    return items;
  };
  const rareOf = (least: number) => {
    const [word, answers] = pick(rare);
    return word.length >= least && word.length <= 24 && /^[A-Za-z]+$/.test(word) ? { word, answers } : undefined;
  };
  return [
    {
      name: 'definition',
      items: many(() => ({ query: pick(defined)[0], answers: [] })).map(({ query }) => ({
        query,
        answers: definers.get(query) ?? [],
      })),
    },
    {
      name: 'identifier',
      items: many(() => {
        const [query, answers] = pick(rare);
        return { query, answers };
      }),
    },
    {
      name: 'parts',
      items: many(() => {
        const [word, answers] = pick(rare);
        const parts = word.split(/(?<=[a-z0-9])(?=[A-Z])|_+/).filter(part => part.length > 1);
        return parts.length >= 2 && parts.length <= 4 ? { query: parts.join(' ').toLowerCase(), answers } : undefined;
      }),
    },
    {
      name: 'inside',
      items: many(() => {
        const found = rareOf(9);
        const query = found?.word.slice(2, -2).toLowerCase() ?? '';
        return found && occurrences(all, query) <= 5 ? { query, answers: found.answers } : undefined;
      }),
    },
    {
      name: 'punctuation',
      items: many(() => {
        const at = Math.floor(random() * blocks.length);
        const line = pick(blocks[at]?.text.split('\n') ?? ['']).trim();
        const from = Math.floor(random() * Math.max(1, line.length - 14));
        const query = line.slice(from, from + 8 + Math.floor(random() * 7)).trim();
        return (query.match(/[^\w\s]/g)?.length ?? 0) >= 2 && query.length >= 7 && occurrences(all, query.toLowerCase()) <= 5
          ? { query, answers: [at] }
          : undefined;
      }),
    },
    {
      name: 'any order',
      items: many(() => {
        const at = Math.floor(random() * blocks.length);
        const found = [...new Set(blocks[at]?.text.match(words) ?? [])].filter(
          word => word.length >= 4 && (holders.get(word.toLowerCase())?.length ?? 0) <= 300,
        );
        if (found.length < 3) return undefined;
        const chosen = [...new Set([pick(found), pick(found), pick(found)])];
        if (chosen.length < 3) return undefined;
        const lists = chosen.map(word => new Set(holders.get(word.toLowerCase())));
        const answers = [...(lists[0] as Set<number>)].filter(id => lists.every(list => list.has(id)));
        return answers.length <= 5 ? { query: chosen.join(' '), answers: [at] } : undefined;
      }),
    },
    {
      name: 'one typo',
      items: many(() => {
        const found = rareOf(6);
        return found && { query: mistyped(found.word, 1, random), answers: found.answers };
      }),
    },
    {
      name: 'two typos',
      items: many(() => {
        const found = rareOf(9);
        return found && { query: mistyped(found.word, 2, random), answers: found.answers };
      }),
    },
    {
      name: 'typing',
      items: defined
        .filter(() => random() < 40 / defined.length)
        .flatMap(([word]) => Array.from(word, (_, i) => ({ query: word.slice(0, i + 1), answers: [] }))),
    },
    {
      name: 'commonest',
      items: [
        'return',
        'const',
        'function',
        'if',
        'the',
        'a',
        'e',
        'in',
        'st',
        '=> {',
        '();',
        '= ',
        'import',
        'type',
        'string',
        'this.',
        '//',
        'for',
        'export',
        'value',
        'const value',
        'return this',
        'if (',
        'new',
        'this is the',
        'i',
        's',
        're',
        'co',
        'get',
      ].map(query => ({ query, answers: [] })),
    },
  ];
}

function holdersOf(blocks: readonly Block[], pattern: RegExp, group: number): Map<string, number[]> {
  const holders = new Map<string, number[]>();
  for (const [i, { text }] of blocks.entries()) {
    for (const word of new Set(Array.from(text.matchAll(pattern), match => (match[group] as string).toLowerCase()))) {
      const list = holders.get(word);
      if (list) list.push(i);
      else holders.set(word, [i]);
    }
  }
  return holders;
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map(block => block.text.toLowerCase()).join('\n');
}

function occurrences(text: string, needle: string): number {
  let count = 0;
  for (let at = text.indexOf(needle); at !== -1 && count < 10; at = text.indexOf(needle, at + 1)) count++;
  return count;
}

/** A letter missing, extra, wrong, or two swapped; anywhere, the first letter too. */
function mistyped(word: string, edits: number, random: () => number): string {
  let text = word;
  for (let i = 0; i < edits; i++) {
    const at = Math.floor(random() * text.length);
    const letter = letters[Math.floor(random() * letters.length)] as string;
    const kind = Math.floor(random() * 4);
    if (kind === 0) text = text.slice(0, at) + text.slice(at + 1);
    else if (kind === 1) text = text.slice(0, at) + letter + text.slice(at);
    else if (kind === 2) text = text.slice(0, at) + letter + text.slice(at + 1);
    else text = text.slice(0, at) + (text[at + 1] ?? '') + (text[at] as string) + text.slice(at + 2);
  }
  return text;
}
