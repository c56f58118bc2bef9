import { z } from 'zod';
import * as assets from '../../src-shared/model/asset.ts';
import * as backups from '../../src-shared/model/backups.ts';
import * as collections from '../../src-shared/model/collections.ts';
import * as common from '../../src-shared/model/common.ts';
import * as ids from '../../src-shared/model/ids.ts';
import * as library from '../../src-shared/model/library.ts';
import * as search from '../../src-shared/model/search.ts';
import * as seeds from '../../src-shared/model/seed.ts';
import * as tags from '../../src-shared/model/tags.ts';
import * as transferable from '../../src-shared/model/transferable.ts';
import * as transfers from '../../src-shared/model/transfers.ts';
import * as query from '../../src-shared/query/query.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

const models: readonly Readonly<Record<string, unknown>>[] = [
  assets,
  backups,
  collections,
  common,
  ids,
  library,
  query,
  search,
  seeds,
  tags,
  transferable,
  transfers,
];

/** Every schema that a model file exports, under its exported name with a capital; in the order of their names. */
function namedModels() {
  const registry = z.registry<{ id: string }>();
  const exported = models.flatMap(file => Object.entries(file)).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, value] of exported) {
    if (value instanceof z.ZodType && !registry.has(value))
      registry.add(value, { id: name.charAt(0).toUpperCase() + name.slice(1) });
  }
  return registry;
}

/** Turns schemas into JSON Schema that refers to the named models instead of repeating them. */
export class SchemaWriter {
  readonly #registry = namedModels();
  /** The names given to schemas that have none of their own. */
  readonly #asked = new Set<string>();

  /** Asks for a schema; the returned function gives it once `write` was called. */
  ask(schema: z.ZodType): () => JsonSchema {
    const known = this.#registry.get(schema);
    if (known && !this.#asked.has(known.id)) return () => ({ $ref: reference(known.id) });
    const id = known?.id ?? `#${this.#asked.size}`;
    this.#asked.add(id);
    if (!known) this.#registry.add(schema, { id });
    return () => this.#written[id] ?? {};
  }

  #written: Record<string, JsonSchema> = {};

  /** All named models as components. Schemas describe what is sent: with defaults and transforms not yet applied. */
  write(): Record<string, JsonSchema> {
    const { schemas } = z.toJSONSchema(this.#registry, { io: 'input', unrepresentable: 'any', uri: reference });
    for (const [name, { $schema: _, $id: __, id: ___, ...schema }] of Object.entries(schemas)) this.#written[name] = schema;
    return Object.fromEntries(Object.entries(this.#written).filter(([name]) => !this.#asked.has(name)));
  }
}

function reference(id: string): string {
  return `#/components/schemas/${id}`;
}
