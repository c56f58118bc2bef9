import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileTexts } from '../testing/hostile-texts.ts';
import { descriptionStep, languageStep, type Step, tagsStep, titleStep, websitesStep } from './index.ts';

const steps: readonly Step<unknown>[] = [languageStep, titleStep, tagsStep, websitesStep, descriptionStep];
const specifics = ['ts', 'py', 'java', 'sh', 'sql', 'html', 'md', 'yaml', 'dockerfile', 'txt'];

/** What reads a text quadratically takes minutes here, and the runner's time limit ends it. */
describe('texts that ask for too much', () => {
  test.each(Object.entries(hostileTexts()))('%s', (_name, text) => {
    for (const specific of specifics)
      for (const { run } of steps) run({ text, language: { specific, by: 'sign' }, ownTags: [{ text: 'a', count: 1 }] });
  });
});

test('any text gets a language, a title, few tags and websites', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '\n',
      '/**',
      '*/',
      '"""',
      '#',
      '--',
      '<!--',
      '{',
      '(',
      '=>',
      'function ',
      'class ',
      'select ',
      'https://',
      'import ',
      "'",
      '`',
      ' = ',
      ':',
      '\ud800',
      '\u202e',
      'def ',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.constantFrom(...specifics), (pieces, specific) => {
      const input = { text: pieces.join(''), language: { specific, by: 'sign' } } as const;
      const { specific: found, confidence } = languageStep.run(input);
      expect(found).not.toBe('');
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      const title = titleStep.run(input);
      expect(title.trim()).not.toBe('');
      expect(title).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      expect(Array.from(title).length).toBeLessThanOrEqual(80);
      expect(tagsStep.run(input).length).toBeLessThanOrEqual(5);
      for (const { url, name } of websitesStep.run(input)) {
        expect(URL.canParse(url)).toBe(true);
        expect(name).not.toBe('');
      }
      const description = descriptionStep.run(input);
      if (description !== undefined) expect(description.length).toBeLessThanOrEqual(400);
    }),
    { seed: 5, numRuns: 500 },
  );
});

test('every step says its version, and no two have one name', () => {
  expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
  for (const { version } of steps) expect(version).toBeGreaterThanOrEqual(1);
});
