import type { z } from 'zod';
import { AppError, type ErrorCode } from './errors.ts';

/** The longest message of an error, in characters: it is one short line (assets-api section 2.7). */
const maxMessageLength = 200;

type Issue = z.core.$ZodIssue;

/**
 * One error for all that a schema found. Wrong or missing types are `malformed` (400), values of the right type that
 * mean nothing are `unprocessable` (422); 400 wins over 422 (assets-api section 4).
 * The issues must have been made with `reportInput`, so that a missing enum value can be told from an unknown one.
 */
export function toError(issues: readonly Issue[]): AppError {
  const malformed = issues.find(issue => codeOf(issue) === 'malformed');
  const issue = malformed ?? issues[0];
  if (!issue) return new AppError('malformed', 'The request is not valid');
  return new AppError(codeOf(issue), describe(issue).slice(0, maxMessageLength));
}

function codeOf(issue: Issue): ErrorCode {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.some(value => typeof value === typeof issue.input) ? 'unprocessable' : 'malformed';
    case 'too_big':
    case 'too_small':
    case 'not_multiple_of':
      return 'unprocessable';
    case 'custom':
      return issue.params?.code === 'unprocessable' ? 'unprocessable' : 'malformed';
    default:
      return 'malformed';
  }
}

function describe(issue: Issue): string {
  const path = pathOf(issue.path);
  if (issue.input === undefined && issue.code !== 'custom') return `${path} is missing`;
  switch (issue.code) {
    case 'invalid_type':
      return `${path} is not of type ${issue.expected}`;
    case 'invalid_value':
      return `${path} is not a known value`;
    case 'invalid_union':
      return `${path} is neither true nor false`;
    case 'too_big':
      return `${path} ${beyond(issue.origin, 'more', issue.maximum)}`;
    case 'too_small':
      return `${path} ${beyond(issue.origin, 'less', issue.minimum)}`;
    case 'invalid_format':
    case 'custom':
      return `${path} ${issue.message}`;
    default:
      return `${path} is not valid`;
  }
}

/** `is more than 65535`, `has fewer than 1 entry`: of texts and lists the length is meant. */
function beyond(origin: string, side: 'more' | 'less', bound: number | bigint): string {
  const counted = lengths[origin];
  if (!counted) return `is ${side} than ${bound}`;
  return `has ${side === 'less' ? 'fewer' : 'more'} than ${bound} ${counted[bound === 1 ? 0 : 1]}`;
}

/** What is counted in a value of each kind that has a length. */
const lengths: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
};

/** `asset.format.fragment`, `tags[2].text`. Keys of the request's own choice are cut down to harmless letters. */
function pathOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'The body';
  return path
    .map(key =>
      typeof key === 'number'
        ? `[${key}]`
        : `.${String(key)
            .replaceAll(/[^\w-]/g, '?')
            .slice(0, 40)}`,
    )
    .join('')
    .replace(/^\./, '');
}
