import fc from 'fast-check';
import { z } from 'zod';
import { contract, type Operation } from '../../src-shared/contract/index.ts';

const hostileTexts = [
  ...['', ' ', '\0', '\ud800', '../../etc/passwd', '<script>', "'; DROP TABLE assets; --", '%00', '\u202e'],
  ...['__proto__', 'constructor', 'a.constructor', '=1+1', 'CON', 'NaN'],
];
const hostileKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'toJSON', '0'];

/** An object that refers to itself, wherever a schema may follow. */
const cyclic: Record<string, unknown> = { type: 'OR' };
Object.assign(cyclic, { iterable: [{ operations: cyclic }], filters: cyclic, self: cyclic });

/** Objects and lists within each other. */
function nested(levels: number): object {
  let value: object = {};
  for (let i = 0; i < levels; i++) value = i % 2 === 0 ? { iterable: [{ operations: value }] } : { filters: value };
  return value;
}

/** What can cross IPC: functions and symbols cannot. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    1e308,
    -1,
    10n ** 30n,
    new Date(Number.NaN),
  ),
  fc.constantFrom<unknown>(...hostileTexts, 'x'.repeat(200_000)),
  fc.constantFrom<unknown>(
    ...[new Uint8Array(1000), new ArrayBuffer(8), new Map([['a', 1]]), new Set([1]), /(a+)+$/, new Error('x')],
    ...[cyclic, nested(200)],
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    [[[[]]]],
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  ),
  fc.dictionary(fc.constantFrom(...hostileKeys), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
  fc.jsonValue({ maxDepth: 3 }),
);

type JsonSchema = { readonly [key: string]: unknown };

/**
 * Inputs of an operation, parts of which are hostile: what passes the first checks reaches the later ones.
 *
 * @param known texts that mean something to the library under test: ids, tags, queries
 */
export function hostileInputOf(operation: Operation, known: readonly string[]): fc.Arbitrary<unknown> {
  const schema = z.toJSONSchema(contract[operation].input, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    cycles: 'ref',
  });
  const texts = fc.oneof(fc.constantFrom(...known, ...hostileTexts), fc.string({ unit: 'binary', maxLength: 40 }));
  return nearly(schema as JsonSchema, texts);
}

function nearly(schema: JsonSchema, texts: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: within(schema, texts) }, { weight: 1, arbitrary: hostile });
}

function within(schema: JsonSchema, texts: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const choices = (schema.anyOf ?? schema.oneOf) as readonly JsonSchema[] | undefined;
  if (choices) return fc.oneof(...choices.map(choice => nearly(choice, texts)));
  if ('$ref' in schema) return hostile; // a schema that goes on within itself
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object': {
      const properties = (schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
      const parts = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, nearly(part, texts)]));
      return fc.record(parts, { requiredKeys: ((schema.required ?? []) as string[]).filter(name => name in parts) });
    }
    case 'array':
      return fc.array(nearly((schema.items ?? {}) as JsonSchema, texts), { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.constantFrom(0, 1, 2, 10, 1000, -1, 0.5);
    case 'boolean':
      return fc.boolean();
    default:
      return texts;
  }
}
