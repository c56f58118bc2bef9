import type { z } from 'zod';

/** One operation of Magpie. IPC, the bridge, HTTP routes, the client, OpenAPI, commands and tools are made from it. */
export interface OperationSpec {
  /** A query has no side effects, a mutation has, a stream gives values until it is closed (WebSocket or IPC messages). */
  readonly kind: 'query' | 'mutation' | 'stream';
  /** Verb and path; `{name}` takes the input field of that name. Absent for what only a desktop has. */
  readonly http?: Route;
  readonly summary: string;
  /** One object: path fields, the body field, and for the rest query parameters. */
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
}

export interface Route {
  readonly verb: 'GET' | 'POST';
  readonly path: string;
  /** The input field that travels as the JSON body. `optional`: a call without a body is served too. */
  readonly body?: { readonly field: string; readonly optional?: boolean };
  /** Served for POST as well, since browsers and Node refuse GET with a body (assets-api section 5.5). */
  readonly alsoPost?: boolean;
  /** The answer is the bare text, not JSON. */
  readonly text?: boolean;
}
