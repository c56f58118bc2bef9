import { expect, test } from 'vitest';
import { spokenLanguage } from './spoken-language.ts';

test('the system’s languages are gone through by preference, and a choice stands above them', () => {
  expect(spokenLanguage('system', ['fr-FR', 'de-AT', 'ja'])).toBe('de');
  expect(spokenLanguage('system', ['fr'])).toBe('en');
  expect(spokenLanguage('ja', ['de'])).toBe('ja');
});
