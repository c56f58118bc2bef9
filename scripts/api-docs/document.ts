import { type OpenApiOperation, openApi, type Parameter } from '../../src-main/server/openapi.ts';
import type { JsonSchema } from '../../src-main/server/openapi-schemas.ts';

const head = `# The local API

Made from the contract by \`npm run docs\`; do not edit. The same as a machine reads it: \`GET /openapi.json\`.

The server listens on \`127.0.0.1\` and \`::1\` only, on the first free port from 39300 to 39333 unless told otherwise.
\`POST\` bodies are JSON and must be declared as \`application/json\`. Errors are one line of plain text; the header
\`x-magpie-error\` names their code. Requests from web pages of other origins are refused.
`;

/** The whole API as Markdown. */
export function apiDocument(): string {
  const { paths, components } = openApi();
  const operations = Object.entries(paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({ path, verb, operation })),
  );
  const topics = Map.groupBy(operations, ({ operation }) => operation.tags[0] ?? '');
  const sections = [...topics].map(([topic, listed]) => {
    const entries = listed.map(({ path, verb, operation }) => describe(path, verb, operation));
    return `## ${topic}\n\n${entries.join('\n')}`;
  });
  const models = Object.entries(components.schemas).map(([name, schema]) => `### ${name}\n\n${describeModel(schema)}\n`);
  return `${head}\n${sections.join('\n')}\n## Models\n\n\`*\` is required.\n\n${models.join('\n')}`;
}

function describe(path: string, verb: string, operation: OpenApiOperation): string {
  const { parameters, requestBody, responses } = operation;
  const lines = [`### ${verb.toUpperCase()} ${path}`, '', `${operation.summary}. (\`${operation.operationId}\`)`, ''];
  if (operation.description) lines.push(operation.description, '');
  for (const parameter of parameters) lines.push(`- ${describeParameter(parameter)}`);
  const body = requestBody?.content['application/json'];
  if (body) lines.push(`- body${requestBody?.required ? '' : ' (optional)'}: ${typeName(body.schema)}`);
  for (const [type, { schema }] of Object.entries(responses['200']?.content ?? {}))
    lines.push(`- answers \`${type}\`: ${typeName(schema)}`);
  const errors = Object.keys(responses).filter(status => status !== '200');
  lines.push(`- errors: ${errors.join(', ')}`, '');
  return lines.join('\n');
}

function describeParameter({ name, in: place, schema, description }: Parameter): string {
  const absent = schema.default === undefined ? '' : `, ${String(schema.default)} if absent`;
  return `\`${name}\` (${place}): ${typeName(schema)}${absent}${description ? `. ${description}` : ''}`;
}

function describeModel(schema: JsonSchema): string {
  const properties = schema.properties as Readonly<Record<string, JsonSchema>> | undefined;
  if (!properties) return typeName(schema);
  const required = new Set((schema.required ?? []) as string[]);
  return Object.entries(properties)
    .map(([name, field]) => `- \`${name}\`${required.has(name) ? '*' : ''}: ${typeName(field)}`)
    .join('\n');
}

/** The longest list of values written out; longer ones are counted. */
const maxValues = 16;

function typeName(schema: JsonSchema): string {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return `[${name}](#${name.toLowerCase()})`;
  }
  const values = schema.enum as readonly string[] | undefined;
  if (values)
    return values.length > maxValues ? `one of ${values.length} values` : values.map(value => `\`${value}\``).join(', ');
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  const either = (schema.anyOf ?? schema.oneOf) as readonly JsonSchema[] | undefined;
  if (either) return either.map(typeName).join(' or ');
  if (schema.type === 'array') return `list of ${typeName((schema.items ?? {}) as JsonSchema)}`;
  if (schema.type !== 'object') return String(schema.format ?? schema.type ?? 'anything');
  const properties = Object.entries((schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>);
  if (properties.length === 0) return 'object';
  const required = new Set((schema.required ?? []) as string[]);
  return `{ ${properties.map(([name, field]) => `${name}${required.has(name) ? '*' : ''}: ${typeName(field)}`).join('; ')} }`;
}
