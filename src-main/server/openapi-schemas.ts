import { z } from 'zod';
import * as assets from '../../src-shared/model/asset.ts';
import * as common from '../../src-shared/model/common.ts';
import * as library from '../../src-shared/model/library.ts';
import * as search from '../../src-shared/model/search.ts';
import * as seeds from '../../src-shared/model/seed.ts';
import * as transferable from '../../src-shared/model/transferable.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

const models: readonly Readonly<Record<string, unknown>>[] = [assets, common, library, search, seeds, transferable];

/** Every schema that a model file exports, under its exported name. */
function namedModels() {
  const registry = z.registry<{ id: string }>();
  for (const [name, value] of models.flatMap(file => Object.entries(file))) {
    if (value instanceof z.ZodType && !registry.has(value)) registry.add(value, { id: name });
  }
  return registry;
}

/** Turns schemas into JSON Schema that refers to the named models instead of repeating them. */
export class SchemaWriter {
  readonly #registry = namedModels();
  readonly #asked: string[] = [];

  /** Asks for a schema; the returned function gives it once `write` was called. */
  ask(schema: z.ZodType): () => JsonSchema {
    const known = this.#registry.get(schema);
    if (known) return () => ({ $ref: reference(known.id) });
    const id = `#${this.#asked.length}`;
    this.#asked.push(id);
    this.#registry.add(schema, { id });
    return () => this.#written[id] ?? {};
  }

  #written: Record<string, JsonSchema> = {};

  /** All named models as components. Schemas describe what is sent: with defaults and transforms not yet applied. */
  write(): Record<string, JsonSchema> {
    const { schemas } = z.toJSONSchema(this.#registry, { io: 'input', unrepresentable: 'any', uri: reference });
    for (const [name, { $schema: _, $id: __, id: ___, ...schema }] of Object.entries(schemas)) this.#written[name] = schema;
    return Object.fromEntries(Object.entries(this.#written).filter(([name]) => !this.#asked.includes(name)));
  }
}

function reference(id: string): string {
  return `#/components/schemas/${id}`;
}
