import { expect, test } from 'vitest';
import type { OwnTag } from '../step.ts';
import { tagsStep } from './tags.ts';

const tagsOf = (specific: string, text: string, ownTags: readonly OwnTag[] = []) =>
  tagsStep.run({ text, language: { specific, by: 'sign' }, ownTags });

test.each([
  ['ts', "import { z } from 'zod';\nimport axios from 'axios';\nimport './local.js';", ['zod', 'axios']],
  ['ts', "import { useQuery } from '@tanstack/react-query';", ['tanstack-query']],
  ['js', "const { merge } = require('webpack-merge');", ['webpack']],
  ['py', 'from sklearn.linear_model import Ridge\nimport pandas as pd', ['scikit-learn', 'pandas']],
  ['java', 'import org.springframework.boot.SpringApplication;', ['spring-boot']],
  ['php', 'use Illuminate\\Http\\Request;', ['laravel']],
  ['js', 'function debounce(fn) {}', ['debounce']],
  ['sh', 'git rebase -i HEAD~3', ['git']],
  ['yaml', 'jobs:\n  a:\n    runs-on: ubuntu-latest', ['github-actions']],
  ['js', 'let a = b + 1;', []],
  ['txt', 'Buy milk and bread.', []],
])('%s: %j is filed under %j', (specific, text, tags) => {
  expect(tagsOf(specific, text)).toEqual(tags);
});

test('at most five, each once', () => {
  const text = ['react', 'zod', 'axios', 'lodash', 'rxjs', 'immer', 'dayjs', 'react']
    .map(name => `import a from '${name}';`)
    .join('\n');
  expect(tagsOf('ts', text)).toEqual(['react', 'zod', 'axios', 'lodash', 'rxjs']);
});

test('the user’s own words come first, in the user’s spelling, and stand for what they mean', () => {
  const text = "import express from 'express';\n\nexport function validateToken(token) {}";
  expect(tagsOf('ts', text, [{ text: 'Express', count: 1 }])).toEqual(['Express', 'validation']);
  expect(tagsOf('sh', 'kubectl get pods', [{ text: 'K8s', count: 2 }])).toEqual(['K8s']);
  expect(tagsOf('ts', text, [{ text: 'Validators', count: 4 }])[0]).toBe('Validators');
  expect(tagsOf('py', 'x = 1', [{ text: 'python', count: 9 }])).toEqual(['python']);
});

test('a word for a kind of thing stands beside what it is', () => {
  expect(tagsOf('js', "import { test } from 'vitest';", [{ text: 'testing', count: 3 }])).toEqual(['testing', 'vitest']);
});

test('a tag of the user that the text only happens to hold is not given', () => {
  const own = [
    { text: 'work', count: 50 },
    { text: 'go', count: 3 },
    { text: 'to do', count: 3 },
    { text: '', count: 1 },
  ];
  expect(tagsOf('js', 'let next = go(to, work);', own)).toEqual([]);
});

test('thousands of own tags are looked through', () => {
  const own = Array.from({ length: 20_000 }, (_, i) => ({ text: `tag ${i}`, count: i }));
  expect(tagsOf('js', 'function debounce() {}', [...own, { text: 'debounce', count: 99_999 }])).toEqual(['debounce']);
});
