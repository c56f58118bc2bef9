import { z } from 'zod';
import { contract } from '../../src-shared/contract/index.ts';
import type { OperationSpec, Route } from '../../src-shared/contract/operation.ts';
import { httpStatus } from '../../src-shared/errors.ts';
import { archiveType } from '../../src-shared/model/transfers.ts';
import { contentOperation, thumbnailOperation } from './content.ts';
import { compatibleVersion, discovery } from './discovery.ts';
import { type JsonSchema, SchemaWriter } from './openapi-schemas.ts';
import { pathFields } from './request-input.ts';
import { fileOperation, receiveOperation } from './transfer-routes.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

export interface OpenApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

const streamNote = 'A WebSocket endpoint: each message is one JSON document of this model. A plain GET answers the state now.';

/** The description of the whole API, made from the contract. */
export function openApi(): OpenApiDocument {
  const writer = new SchemaWriter();
  const all: readonly (readonly [string, OperationSpec])[] = [
    ...Object.entries(contract),
    ...Object.entries(discovery),
    ['content.get', contentOperation],
    ['content.thumbnail', thumbnailOperation],
    ['transfers.receive', receiveOperation],
    ['transfers.file', fileOperation],
  ];
  const drafts = all.flatMap(([name, spec]) =>
    spec.http ? [{ path: spec.http.path, verbs: describe(writer, name, spec, spec.http) }] : [],
  );
  const schemas = writer.write();

  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const { path, verbs } of drafts) {
    for (const [verb, finish] of verbs) paths[path] = { ...paths[path], [verb]: finish() };
  }
  const info = {
    title: 'Magpie local API',
    version: compatibleVersion,
    description: 'Serves this machine alone: Host, Origin and fetch metadata of each request are checked.',
  };
  return { openapi: '3.1.0', info, paths, components: { schemas } };
}

const archiveBody = { required: true, content: { [archiveType]: { schema: { type: 'string', format: 'binary' } } } };

/** An operation for each of its verbs, to be finished once all schemas are written. */
function describe(writer: SchemaWriter, name: string, spec: OperationSpec, route: Route): [string, () => OpenApiOperation][] {
  const parameters = parametersOf(writer, spec, route);
  const body = route.body && writer.ask(spec.input.shape[route.body.field] as z.ZodType);
  const output = writer.ask(spec.output);
  const finish = (operationId: string) => (): OpenApiOperation => ({
    operationId,
    tags: [name.split('.', 1)[0] ?? name],
    summary: spec.summary,
    ...(spec.kind === 'stream' && { description: streamNote }),
    parameters: parameters.map(parameter => parameter()),
    ...(body && { requestBody: { required: !route.body?.optional, content: { 'application/json': { schema: body() } } } }),
    ...(spec === receiveOperation && { requestBody: archiveBody }),
    responses: {
      200: { description: 'Done', content: { [outputType(spec, route)]: { schema: output() } } },
      ...errorsOf(spec, route),
    },
  });
  const verb = route.verb.toLowerCase();
  return route.alsoPost
    ? [
        [verb, finish(name)],
        ['post', finish(`${name}.post`)],
      ]
    : [[verb, finish(name)]];
}

function outputType(spec: OperationSpec, route: Route): string {
  const isBytes = spec === contentOperation || spec === thumbnailOperation || spec === fileOperation;
  if (isBytes) return 'application/octet-stream';
  return route.text ? 'text/plain' : 'application/json';
}

function parametersOf(writer: SchemaWriter, spec: OperationSpec, route: Route): (() => Parameter)[] {
  const inPath = new Set(pathFields(route.path));
  return Object.entries(spec.input.shape)
    .filter(([name]) => name !== route.body?.field)
    .map(([name, field]) => {
      const schema = field as z.ZodType;
      const finish = writer.ask(plainFlag(schema));
      return () => ({
        name,
        in: inPath.has(name) ? 'path' : 'query',
        required: inPath.has(name),
        ...(schema.description && { description: schema.description }),
        schema: finish(),
      });
    });
}

/** A flag of the query is written as the boolean it stands for, not as the union that reads it. */
function plainFlag(schema: z.ZodType): z.ZodType {
  const absent = schema.safeParse(undefined);
  return absent.success && typeof absent.data === 'boolean' ? z.boolean().default(absent.data) : schema;
}

/** The errors an operation can answer besides faults of the server (assets-api section 5). */
function errorsOf(spec: OperationSpec, { path, body }: Route): OpenApiOperation['responses'] {
  const errors: [number, string][] = [[httpStatus.forbidden, 'Host, Origin or fetch metadata refused']];
  if (Object.keys(spec.input.shape).length > 0) errors.push([httpStatus.malformed, 'The request is malformed']);
  if (pathFields(path).length > 0) {
    errors.push([httpStatus.not_found, 'The id was never issued'], [httpStatus.gone, 'The asset was deleted']);
  }
  if (body) {
    errors.push(
      [httpStatus.too_large, 'The body is above 64 MiB'],
      [httpStatus.unsupported_media_type, 'The body is not declared as JSON'],
      [httpStatus.unprocessable, 'Well-formed, but not meaningful'],
    );
  }
  const content = { 'text/plain': { schema: { type: 'string' } } };
  return Object.fromEntries(errors.map(([status, description]) => [String(status), { description, content }]));
}
