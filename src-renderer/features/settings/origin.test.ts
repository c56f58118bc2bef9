import { expect, test } from 'vitest';
import { readOrigin } from './origin.ts';

test('an origin is taken as browsers send it', () => {
  expect(readOrigin(' http://localhost:8888/ ', [])).toEqual({ origin: 'http://localhost:8888' });
  expect(readOrigin('app://obsidian.md', [])).toEqual({ origin: 'app://obsidian.md' });
  expect(readOrigin('HTTPS://Example.com:443', [])).toEqual({ origin: 'https://example.com' });
});

test('what is no origin is told apart', () => {
  expect(readOrigin('  ', [])).toEqual({ problem: 'empty' });
  expect(readOrigin('localhost:8888', [])).toEqual({ problem: 'notOrigin' });
  expect(readOrigin('*', [])).toEqual({ problem: 'notOrigin' });
  expect(readOrigin('http://', [])).toEqual({ problem: 'notOrigin' });
  expect(readOrigin('http://localhost:8888/lab?x=1', [])).toEqual({ problem: 'path' });
});

test('an origin is listed once, whatever its case, and only so many are', () => {
  expect(readOrigin('APP://obsidian.md', ['app://obsidian.md'])).toEqual({ problem: 'known' });
  const full = Array.from({ length: 50 }, (_, index) => `http://host-${index}`);
  expect(readOrigin('http://one-more', full)).toEqual({ problem: 'tooMany' });
});
