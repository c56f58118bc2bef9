import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { OperationSpec, Route } from '../../src-shared/contract/operation.ts';
import { AppError } from '../../src-shared/errors.ts';
import { toError } from '../../src-shared/issues.ts';
import { readJsonBody } from './read-body.ts';

export interface Received {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
}

export type ReadInput = (received: Received) => Promise<Record<string, unknown>>;

/**
 * Reads the input of an operation from a request, in the contract's order of checks: path and query (400), content
 * type (415), size (413), body (400, then 422). Each schema is split once, so that a wrong query is found before a byte
 * of the body is read.
 */
export function inputReader({ input }: OperationSpec, { path, body }: Route): ReadInput {
  const fields = Object.keys(input.shape).filter(name => name !== body?.field);
  const inPath = new Set(pathFields(path));
  const address = z.object(Object.fromEntries(fields.map(name => [name, input.shape[name] as z.ZodType])));
  const bodySchema = body && (input.shape[body.field] as z.ZodType);

  return async ({ params, query, message, response }) => {
    const given: Record<string, unknown> = {};
    for (const name of fields) {
      const value = inPath.has(name) ? params[name] : query[name];
      // The router matches `/assets/` to `/assets/{asset}`; a path matches whole or not at all (assets-api section 1).
      if (value === '' && inPath.has(name)) throw new AppError('not_found', 'Unknown path');
      if (value !== undefined) given[name] = value;
    }
    const parsed = check(address, given);
    if (!body || !bodySchema) return parsed;

    const json = await readJsonBody(message, response);
    if (json !== undefined) return { ...parsed, [body.field]: check(bodySchema, json) };
    if (body.optional) return parsed;
    throw new AppError('malformed', 'The body is missing');
  };
}

/** The names in braces of a path: `/assets/{asset}/formats` has `asset`. */
export function pathFields(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '');
}

function check<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) throw toError(result.error.issues);
  return result.data;
}
