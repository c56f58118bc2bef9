import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mask, redact, type Secret } from './secrets.ts';

function secret(start: number, end: number, more: Partial<Secret> = {}): Secret {
  return {
    kind: 'password',
    what: 'password',
    category: 'SECRET',
    severity: 'HIGH',
    certainty: 'likely',
    start,
    end,
    shown: 0,
    ...more,
  };
}

/** A secret for each part in angle quotes, which are taken out. */
function marked(text: string, more: Partial<Secret> = {}): { text: string; secrets: Secret[] } {
  const secrets: Secret[] = [];
  let plain = '';
  for (const piece of text.split(/(«[^»]*»)/)) {
    const value = piece.replace(/[«»]/g, '');
    if (piece !== value) secrets.push(secret(plain.length, plain.length + value.length, more));
    plain += value;
  }
  return { text: plain, secrets };
}

const arbitraryMarked = fc
  .array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', minLength: 1 })))
  .map(pairs => {
    const secrets: Secret[] = [];
    let text = '';
    for (const [before, value] of pairs) {
      text += before;
      secrets.push(secret(text.length, text.length + value.length));
      text += value;
    }
    return { text, secrets };
  });

test('a masked text is as long as before and shows nothing of a secret but its line breaks', () => {
  fc.assert(
    fc.property(arbitraryMarked, ({ text, secrets }) => {
      const masked = mask(text, secrets);
      expect(masked.length).toBe(text.length);
      for (const { start, end } of secrets) expect(masked.slice(start, end)).toMatch(/^[•\r\n]*$/);
    }),
    { seed: 5 },
  );
});

test('what tells the kind of a key stays', () => {
  const { text, secrets } = marked('key = "«sk_live_a1b2»"', { shown: 8 });
  expect(mask(text, secrets)).toBe('key = "sk_live_••••"');
  expect(redact(text, secrets)).toBe('key = "sk_live_REDACTED"');
});

test('an excerpt is masked like the whole, also where a secret is cut', () => {
  const { text, secrets } = marked('a «12345» b «67890» c');
  const whole = mask(text, secrets);
  for (let from = 0; from <= text.length; from++) {
    for (let to = from; to <= text.length; to++) expect(mask(text.slice(from, to), secrets, from)).toBe(whole.slice(from, to));
  }
});

test('equal secrets get equal placeholders, others a number', () => {
  const { text, secrets } = marked('A=«one»\nB=«two»\nC=«one»\n');
  expect(redact(text, secrets)).toBe('A=REDACTED_PASSWORD\nB=REDACTED_PASSWORD_2\nC=REDACTED_PASSWORD\n');
});

test('a text without secrets is the same text, and ranges beyond the text are cut to it', () => {
  expect(redact('plain', [])).toBe('plain');
  expect(mask('abc', [secret(1, 99)])).toBe('a••');
  expect(mask('abc', [secret(7, 99)])).toBe('abc');
});
