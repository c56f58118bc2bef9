import type { Sort } from './names.ts';
import { entropy, isPlaceholder, isWeakWord, looksRandom } from './placeholder.ts';

/** In units. */
const passwordLength = { least: 6, most: 200 };
const minToken = 14;

/** Whether what a sensitive name is given is a secret, and not an example, a word or an expression. */
export function isSecretValue(value: string, sort: Sort): boolean {
  if (isPlaceholder(value) || isWeakWord(value)) return false;
  return sort === 'password' ? isPassword(value) : isToken(value);
}

/** Not one or more words, a constant, a path or an address: a digit or a sign among letters, or letters in odd cases. */
function isPassword(value: string): boolean {
  if (value.length < passwordLength.least || value.length > passwordLength.most || /\s/.test(value)) return false;
  if (/^[A-Za-z]+(?:[-_./:][A-Za-z]+)*[.:?!*]*$/.test(value)) return isOddlyCased(value);
  if (/^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(value) || /^(?:\.{0,2}\/|[\w-]+\.[a-z]{2,4}$|\d+(?:\.\d+)*$)/.test(value))
    return false;
  if (/^[a-z]+(?:[-_.][a-z\d]{1,12}){1,8}$/i.test(value) && !looksRandom(value, 2.5)) return false;
  return /[A-Za-z]/.test(value) && /[^A-Za-z]/.test(value) && entropy(value) >= 2;
}

/** `XkqPbWtRzn`: not camel case, whose capitals begin words. */
function isOddlyCased(value: string): boolean {
  return /^[A-Za-z]{8,}$/.test(value) && /[A-Z]{2}[a-z][A-Z]|[a-z][A-Z][a-z][A-Z]/.test(value) && entropy(value) >= 3;
}

function isToken(value: string): boolean {
  if (value.length < minToken || !/^[\w+/=.~:!@#$%^&*-]+$/.test(value)) return false;
  if (/^(?:urn:uuid:)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return false;
  if (/^(?:[A-Za-z]{2,}|\d{1,4})(?:[-_./:](?:[A-Za-z]{2,}|\d{1,4}))+$/.test(value)) return false; // words and numbers
  return looksRandom(value, value.length < 20 ? 2.8 : 3);
}
