import { expect, test } from 'vitest';
import { documentFrom } from '../document.ts';
import { buildSegment } from '../segment/build.ts';
import type { Segment } from '../segment/segment.ts';
import { type Allowed, find } from './find.ts';

/* What the window's search finds, and what it puts first: a small library that reads like a specification. */

interface Small {
  readonly name: string;
  readonly content?: string;
  readonly tags?: readonly string[];
  readonly files?: readonly string[];
  readonly flags?: number;
}

function search(query: string, library: readonly Small[], count = 20): string[] {
  const { best, seqs } = find(segmentsOf(library), query, live, count);
  expect(new Set(seqs).size).toBe(seqs.length);
  return best.map(({ seq, similar }) => `${library[seq - 1]?.name}${similar ? ' (similar)' : ''}`);
}

const live = { mask: 3, flags: 0 };

/** In two segments, as the newest ones always are. */
function segmentsOf(library: readonly Small[]): readonly Segment[] {
  const parts = { annotations: [], hints: [], websites: [] };
  const documents = library.map(({ name, content = '', tags = [], files = [], flags = 0 }, i) =>
    documentFrom(i + 1, flags, i % 3 === 0 ? 'py' : 'ts', { ...parts, name: [name], tags, files, content: [content] }),
  );
  const middle = documents.length >> 1;
  return [buildSegment(documents.slice(0, middle), 1), buildSegment(documents.slice(middle), 2)];
}

test.each([
  ['any word order', 'cancel fetch', { name: 'fetch with cancel' }],
  ['a part of an identifier', 'http', { name: 'x', content: 'parseHTTPResponse()' }],
  ['all parts of an identifier', 'response parse', { name: 'x', content: 'parseHTTPResponse()' }],
  ['camelCase for snake_case', 'parseResponse', { name: 'x', content: 'parse_response()' }],
  ['the beginning of the last word', 'retry wi', { name: 'retry with jitter' }],
  ['one letter', 'r', { name: 'retry' }],
  ['letters inside a word', 'umber', { name: 'x', content: 'NumberFormat' }],
  ['punctuation', '=> {', { name: 'x', content: 'list.map(a => { return a })' }],
  ['an include', '#include <', { name: 'x', content: '#include <stdio.h>' }],
  ['a shell variable', '$?', { name: 'x', content: 'echo $?' }],
  ['an index', 'arr[i]', { name: 'x', content: 'sum += arr[i];' }],
  ['a name without its accents', 'creme brulee', { name: 'crème brûlée' }],
  ['compatibility forms', 'file', { name: 'ﬁle' }],
  ['one letter of Chinese', '数', { name: '数据' }],
  ['Chinese inside a run', '搜索', { name: '数据搜索引擎' }],
  ['an emoji', '🦜', { name: 'the 🦜 is saved' }],
  ['a plural', 'requests retries', { name: 'request retry' }],
  ['a file name', 'dockerfile', { name: 'x', files: ['Dockerfile'] }],
  ['a tag', 'auth', { name: 'x', tags: ['auth'] }],
])('%s is found: %s', (_what, query, asset) => {
  expect(search(query, [{ name: 'other one' }, asset, { name: 'another' }, { name: 'else' }])).toEqual([asset.name]);
});

test.each(['debunce', 'debbounce', 'debounse', 'deobunce', 'kebounce', 'debnce'])('a typo is found as similar: %s', query => {
  expect(search(query, [{ name: 'debounce' }, { name: 'throttle' }])).toEqual(['debounce (similar)']);
});

test.each([
  ['one in an identifier', 'parsErResponse'],
  ['two', 'prseResponze'],
  ['three in a long word, where nothing else is found', 'prseRespnze'],
])('typos are forgiven: %s', (_what, query) => {
  const apart = { name: 'y', content: 'pars and er in a response' };
  expect(search(query, [{ name: 'x', content: 'parseResponse()' }, apart])[0]).toBe('x (similar)');
});

test('exact hits come before those with a typo', () => {
  expect(search('receive', [{ name: 'x', content: 'receive' }, { name: 'recieve' }])[0]).toBe('x');
});

test('the name counts more than tags, and tags more than the text', () => {
  const found = search('auth', [
    { name: 'in text', content: 'auth' },
    { name: 'tagged', tags: ['auth'] },
    { name: 'auth' },
    { name: 'also auth here' },
  ]);
  expect(found).toEqual(['auth', 'also auth here', 'tagged', 'in text']);
});

test('where something is defined comes before where it is used', () => {
  expect(
    search('loadUser', [
      { name: 'a', content: 'function loadUser() {}' },
      { name: 'b', content: 'await loadUser();' },
    ]),
  ).toEqual(['a', 'b']);
});

test('the identifier that the words make comes before the words apart', () => {
  const apart = { name: 'a', content: 'the response of http' };
  expect(search('http response', [{ name: 'b', content: 'new HttpResponse()' }, apart])).toEqual(['b', 'a']);
});

test('the identifier that the words make comes first even where a name holds them apart', () => {
  const others = Array.from({ length: 40 }, (_, i) => ({ name: `${i}`, content: i % 2 ? 'http' : 'response' }));
  const named = { name: 'response of http', content: 'x' };
  const [first] = search('http response', [...others, named, { name: 'b', content: 'const http_response = 1' }, ...others]);
  expect(first).toBe('b');
});

test('an identifier as it stands comes before a name that holds its parts', () => {
  const others = Array.from({ length: 40 }, (_, i) => ({ name: `${i}`, content: i % 2 ? 'absolute' : 'index' }));
  const [first] = search('absoluteIndex', [
    ...others,
    { name: 'absolute index' },
    { name: 'b', content: 'absoluteIndex()' },
    ...others,
  ]);
  expect(first).toBe('b');
});

test('a piece of an identifier comes before names that hold words like its parts', () => {
  const others = Array.from({ length: 40 }, (_, i) => ({ name: `${i}`, content: i % 2 ? 'at' : 'leak' }));
  const library = [...others, { name: 'at least' }, { name: 'b', content: 'check_at_least()' }, ...others];
  expect(search('_at_lea', library)[0]).toBe('b');
});

test('an identifier is found by its words though it is cut elsewhere', () => {
  expect(search('dh openssl', [{ name: 'a', content: 'DH_OpenSSL()' }, { name: 'openssl' }])).toEqual(['a']);
});

test('what is else alike comes newest first', () => {
  expect(
    search('same', [
      { name: '1', content: 'same' },
      { name: '2', content: 'same' },
      { name: '3', content: 'same' },
    ]),
  ).toEqual(['3', '2', '1']);
});

test('of a sentence some words are enough', () => {
  const found = search('how to cancel a running fetch request', [
    { name: 'abort', content: 'cancel the fetch' },
    { name: 'sort', content: 'list' },
  ]);
  expect(found).toEqual(['abort (similar)']);
});

test('for a sentence the text comes first that speaks of it most, inside of identifiers too', () => {
  const found = search('removes the listeners of an event', [
    { name: 'a', content: 'off(event) { this.eventListeners.removeAll(event); return this.eventListeners }' },
    { name: 'b', content: 'removes a listener, and much else besides that has nothing to do with it' },
    { name: 'c', content: 'listeners' },
  ]);
  expect(found[0]).toBe('a (similar)');
});

test('hits are counted by language and by folded tag', () => {
  const library = [
    { name: 'x1', tags: ['Auth', 'b'] },
    { name: 'x2', tags: ['AUTH '] },
    { name: 'x3' },
    { name: 'y', tags: ['b'] },
  ];
  const { languages, tags } = find(segmentsOf(library), 'x', live, 0).counts();
  expect([...languages]).toEqual([
    ['ts', 2],
    ['py', 1],
  ]);
  expect(Object.fromEntries(tags)).toEqual({ auth: 2, b: 1 });
});

test('of a fragment that is nearly everywhere the newest and the best are listed, and it is said that there are more', () => {
  const count = 30_000;
  const many = segmentsOf(
    Array.from({ length: count }, (_, i) => ({ name: i === 7 ? 'return early' : `${i}`, content: 'return x;' })),
  );
  const ask = (query: string) => find(many, query, live, 20);

  const word = ask('return');
  expect(word.best.slice(0, 2).map(hit => hit.seq)).toEqual([8, count]);
  expect(word).toMatchObject({ total: word.seqs.length, atLeast: true });
  expect(word.total).toBeGreaterThan(20_000);
  expect(ask('x;')).toMatchObject({ atLeast: true });
  expect(ask('r')).toMatchObject({ atLeast: true });
  expect(ask(`${count - 1}`)).toMatchObject({ total: 1, atLeast: false });

  // A filter leaves out the newest: what it lets pass is found, however old.
  const old: Allowed = {
    ...live,
    passes:
      ({ seqs }) =>
      document =>
        seqs[document] === 3,
  };
  for (const query of ['return', 'r', 'x;', ';'])
    expect(find(many, query, old, 20), query).toMatchObject({ total: 1, atLeast: false, best: [{ seq: 3 }] });
}, 30_000);

test('what is in the trash, and what a client saved for itself, is not shown', () => {
  expect(search('x', [{ name: 'x1' }, { name: 'x2', flags: 1 }, { name: 'x3', flags: 2 }])).toEqual(['x1']);
});

test.each(['', ' ', '"', '\0', '\ud800', '*', 'a'.repeat(1000), 'x '.repeat(400), '%_\\'])('%j is answered', query => {
  expect(search(query, [{ name: 'other' }])).toBeDefined();
});
