import { expect, test } from 'vitest';
import { AppError, errorCodes } from '../../src-shared/errors.ts';
import { errorText, textOfError } from './error-text.ts';

test('every failure has words, except the one a person asked for', () => {
  for (const code of errorCodes) {
    if (code === 'cancelled') expect(errorText(code)).toBeNull();
    else expect(errorText(code)).toMatch(/\.$/);
  }
});

test('an unexpected failure tells its reference in the log', () => {
  expect(textOfError(new AppError('internal', 'Its log has the details under 4f2a.'))).toContain('4f2a');
});

test('what is not an error of the list is not shown as it is', () => {
  expect(textOfError(new TypeError('x is undefined'))).toBe(errorText('internal'));
});
