import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact, type Secret } from './secrets.ts';

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

const arbitraryMarked = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9]{6,20}$/))).map(pairs => {
  const secrets: Secret[] = [];
  let text = '';
  for (const [before, value] of pairs) {
    text += `${before.replace(/[0-9]/g, '')}-`;
    secrets.push(secret(text.length, text.length + value.length));
    text += value;
  }
  return { text, secrets };
});

test('a redacted text has nothing of a secret, and all of the rest', () => {
  fc.assert(
    fc.property(arbitraryMarked, ({ text, secrets }) => {
      const rest = text.replace(/[0-9]{6,}/g, '');
      const redacted = redact(text, secrets);
      expect(redacted).not.toMatch(/[0-9]{6,}/);
      expect(redacted.replace(/REDACTED_PASSWORD(?:_[0-9]+)?/g, '')).toBe(rest);
    }),
    { seed: 1 },
  );
});

test('what tells the kind of a key stays', () => {
  const { text, secrets } = marked('key = "«sk_live_a1b2»"', { shown: 8 });
  expect(redact(text, secrets)).toBe('key = "sk_live_REDACTED"');
});

test('equal secrets get equal placeholders, others a number', () => {
  const { text, secrets } = marked('A=«one»\nB=«two»\nC=«one»\n');
  expect(redact(text, secrets)).toBe('A=REDACTED_PASSWORD\nB=REDACTED_PASSWORD_2\nC=REDACTED_PASSWORD\n');
});

test('a text without secrets is the same text, and ranges beyond the text are cut to it', () => {
  expect(redact('plain', [])).toBe('plain');
  expect(redact('abc', [secret(1, 99)])).toBe('aREDACTED_PASSWORD');
  expect(redact('abc', [secret(7, 99)])).toBe('abc');
});
