import { AppError } from '../../src-shared/errors.ts';

/** The byte array that a text stands for, if it was cut out before parsing. */
export type ArrayOf = (text: string) => Uint8Array | undefined;

/**
 * Makes parsed JSON what the schemas expect, in place: `null` in an object means absent (the Raycast extension sends
 * `"tags":null`; assets-api section 3), and a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD (section 7.1).
 * @throws AppError `malformed` for what is not an object
 */
export function cleanJson(body: unknown, arrayOf: ArrayOf = () => undefined): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new AppError('malformed', 'The body is not a JSON object');
  }
  const object = body as Record<string, unknown>;
  cleanObject(object, arrayOf);
  return object;
}

// Recursion is bounded: the body was refused if it nests more than 64 levels.
function cleanObject(object: Record<string, unknown>, arrayOf: ArrayOf): void {
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value === null) delete object[key];
    else if (typeof value === 'string') object[key] = arrayOf(value) ?? wellFormed(value);
    else if (Array.isArray(value)) cleanArray(value, arrayOf);
    else if (typeof value === 'object') cleanObject(value as Record<string, unknown>, arrayOf);
  }
}

function cleanArray(array: unknown[], arrayOf: ArrayOf): void {
  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (typeof value === 'number') continue; // bytes travel as millions of these
    if (typeof value === 'string') array[i] = arrayOf(value) ?? wellFormed(value);
    else if (Array.isArray(value)) cleanArray(value, arrayOf);
    else if (typeof value === 'object' && value !== null) cleanObject(value as Record<string, unknown>, arrayOf);
  }
}

function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed();
}
