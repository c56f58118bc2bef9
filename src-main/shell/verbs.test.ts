import { expect, test } from 'vitest';
import { parseVerb } from './verbs.ts';

test.each([
  [['magpie'], 'show'],
  [['magpie', '--show'], 'show'],
  [['electron', '.', '--quick-save'], 'quick-save'],
  [['magpie', '--palette'], 'palette'],
  [['electron', '--user-data-dir=/x', '--quick-save', '--show'], 'quick-save'],
  [['magpie', '--quick-save=1'], 'show'],
  [['magpie', '--', '--quick-save'], 'show'],
  [['magpie', '--no-sandbox', 'file.txt'], 'show'],
  [[], 'show'],
])('%j asks to %s', (argv, verb) => expect(parseVerb(argv)).toBe(verb));
