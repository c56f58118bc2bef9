import { expect, test } from 'vitest';
import { completionView, type Wish } from './completion-view.ts';

const known = {
  languages: [
    { value: 'ts', count: 7 },
    { value: 'tsx', count: 3 },
    { value: 'sql', count: 2 },
  ],
  tags: [
    { value: 'auth-server', count: 4 },
    { value: 'auth', count: 2 },
  ],
  collections: [{ value: 'Work' }],
};

function view(text: string, wish: Wish | null = 'typed') {
  const { list, ghost } = completionView(text, text.length, wish, known);
  return { list: list?.items.map(item => item.label), first: list?.items[list.first]?.label, ghost: ghost?.rest };
}

test('plain words open nothing', () => {
  for (const text of ['', 'p', 'parse', 'l', 'table', 'in', 'tag', 'std::']) {
    expect(view(text)).toEqual({ list: undefined, first: undefined, ghost: undefined });
  }
});

test('two letters of an operator hint at the rest of it', () => {
  expect(view('retry la').ghost).toBe('ng:');
  expect(view('bef').ghost).toBe('ore:');
  expect(completionView('la retry', 2, 'typed', known).ghost).toBeNull();
});

test('after an operator its values are listed', () => {
  expect(view('tag:').list).toEqual(['auth-server', 'auth']);
  expect(view('lang:s').first).toBe('SQL');
});

test('the value that stands there already is the one to begin with', () => {
  expect(view('tag:auth').first).toBe('auth');
});

test('a value that is complete and the only one is not offered', () => {
  expect(view('tag:auth-server').list).toBeUndefined();
});

test('asked for, operators are listed, and nothing at all when nobody asks', () => {
  expect(view('', 'asked').list).toEqual(['lang:', 'tag:', 'in:', 'is:', 'has:', 'before:', 'after:']);
  expect(view('tag:', null).list).toBeUndefined();
});
