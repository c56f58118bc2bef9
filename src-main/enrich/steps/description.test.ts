import { expect, test } from 'vitest';
import { descriptionStep } from './description.ts';

const describe = (specific: string, text: string) => descriptionStep.run({ text, language: { specific, by: 'sign' } });

test.each([
  [
    'ts',
    '/**\n * Waits before it calls. See {@link sleep}.\n * @param ms how long\n */\nfunction f() {}',
    'Waits before it calls. See sleep.',
  ],
  ['java', '/**\n * Reads <b>one</b> {@code int} value.\n *\n * <p>More of it.\n */\nint read() {}', 'Reads one int value.'],
  ['py', '"""Load the users.\n\nArgs:\n    path: where\n"""\nimport os', 'Load the users.'],
  ['py', 'def load(path):\n    """Load all the users."""', 'Load all the users.'],
  ['rs', '/// Parses a *whole* line.\n///\n/// # Examples\nfn parse() {}', 'Parses a whole line.'],
  ['cs', '/// <summary>\n/// Opens the given file.\n/// </summary>\nvoid Open() {}', 'Opens the given file.'],
  ['sh', '#!/bin/sh\n# Remove old backups\nrm x', 'Remove old backups'],
  ['sql', '-- Orders of last week\nselect 1', 'Orders of last week'],
  ['html', '<!-- The page for errors -->\n<p>x</p>', 'The page for errors'],
  ['hs', '-- | Adds two numbers.\nadd = (+)', 'Adds two numbers.'],
  ['ps1', '<#\n.SYNOPSIS\nCleans the temporary folder.\n.PARAMETER Path\nx\n#>', 'Cleans the temporary folder.'],
  ['md', '# Title\n\nThe first **paragraph** of [it](https://a.dev).\n\nMore', 'The first paragraph of it.'],
])('%s: %j', (specific, text, description) => {
  expect(describe(specific, text)).toBe(description);
});

test.each([
  ['js', '/* Copyright (c) 2020 Acme. All rights reserved. */\nlet a;'],
  ['js', '// eslint-disable-next-line no-console\nconsole.log(1)'],
  ['js', '// const old = new Thing({ a: 1 });\nlet a;'],
  ['js', 'let a; // the first letter of all'],
  ['txt', 'Only a note of mine'],
  ['ts', '/** @internal */\nlet a;'],
  ['js', ''],
])('%s: %j has none', (specific, text) => {
  expect(describe(specific, text)).toBeUndefined();
});

test('passes a licence over to what is said after it', () => {
  expect(describe('js', '/* SPDX-License-Identifier: MIT */\n\n// Keeps the last five values\nlet a;')).toBe(
    'Keeps the last five values',
  );
});

test('is cut at a word after 400 characters', () => {
  const long = describe('js', `/* ${'some words\n'.repeat(100)} */`);
  expect(long?.length).toBeLessThanOrEqual(400);
  expect(long).toMatch(/(?:some|words)…$/);
});
