import { expect, test } from 'vitest';
import { findSecrets } from '../src-main/enrich/secrets/find.ts';
import { redact } from '../src-shared/model/secrets.ts';
import { scoreSecrets } from './enrich-secrets.ts';
import { trueExamples } from './secret-examples.ts';

test('of the examples that the rules were not tuned on 95 % are found, and 2 % of harmless code at most is flagged', async () => {
  const { examples, covered, harmless, flagged } = await scoreSecrets('held out');
  expect(covered / examples).toBeGreaterThanOrEqual(0.95);
  expect(flagged.length / harmless).toBeLessThanOrEqual(0.02);
  expect(examples).toBeGreaterThanOrEqual(150);
  expect(harmless).toBe(1000);
});

test('nothing is found in a text that was redacted', () => {
  for (const { text } of [...trueExamples('tuned'), ...trueExamples('held out')]) {
    expect(findSecrets(redact(text, findSecrets(text)))).toEqual([]);
  }
});
