import { AppError } from '../../src-shared/errors.ts';

/**
 * Makes parsed JSON what the schemas expect, in place: `null` in an object means absent (the Raycast extension sends
 * `"tags":null`; assets-api section 3), and a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD (section 7.1).
 * @throws AppError `malformed` for what is not an object
 */
export function cleanJson(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new AppError('malformed', 'The body is not a JSON object');
  }
  const object = body as Record<string, unknown>;
  cleanObject(object);
  return object;
}

// Recursion is bounded: the body was refused if it nests more than 64 levels.
function cleanObject(object: Record<string, unknown>): void {
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value === null) delete object[key];
    else if (typeof value === 'string') {
      if (!value.isWellFormed()) object[key] = value.toWellFormed();
    } else if (Array.isArray(value)) cleanArray(value);
    else if (typeof value === 'object') cleanObject(value as Record<string, unknown>);
  }
}

function cleanArray(array: unknown[]): void {
  for (let i = 0; i < array.length; i++) {
    const value = array[i];
    if (typeof value === 'number') continue; // bytes travel as millions of these
    if (typeof value === 'string') {
      if (!value.isWellFormed()) array[i] = value.toWellFormed();
    } else if (Array.isArray(value)) cleanArray(value);
    else if (typeof value === 'object' && value !== null) cleanObject(value as Record<string, unknown>);
  }
}
