import { z } from 'zod';
import { ClassificationSpecific } from '../model/common.ts';
import { assetId, formatId } from '../model/ids.ts';
import { maxLabelLength, Snippet } from '../model/library.ts';
import { Bytes } from '../model/transferable.ts';
import type { OperationSpec } from './operation.ts';

/** More than a snippet has tabs; a bound for one request. */
const maxAtOnce = 100;

/** The snippet, and the version the change was made on: with another one stored, the answer is `conflict` and nothing changes. */
const ofSnippet = { snippet: assetId, base: z.int().optional() };
const ofFragment = z.object({ ...ofSnippet, fragment: formatId });
const label = z.string().max(maxLabelLength);

/** Which fragments a snippet has, and in which order; the first is what clients of the Assets API show. Below /magpie. */
export const fragments = {
  'fragments.add': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/fragments/add', body: { field: 'addition' } },
    summary: 'Add fragments to a snippet, from texts or files',
    input: z.object({
      addition: z.object({
        ...ofSnippet,
        fragments: z
          .array(
            z.object({
              payload: z.union([z.string(), Bytes]),
              label: label.default(''),
              /** By default what the name, the bytes or the text say. */
              language: ClassificationSpecific.optional(),
            }),
          )
          .min(1)
          .max(maxAtOnce),
        /** How many stand before them; all, by default. */
        at: z.int().min(0).optional(),
      }),
    }),
    output: Snippet,
  },
  'fragments.duplicate': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/fragments/duplicate', body: { field: 'copy' } },
    summary: 'Put a copy of a fragment behind it',
    input: z.object({ copy: ofFragment.extend({ label }) }),
    output: Snippet,
  },
  'fragments.move': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/fragments/move', body: { field: 'move' } },
    summary: 'Move a fragment to another place',
    input: z.object({ move: ofFragment.extend({ to: z.int().min(0) }) }),
    output: Snippet,
  },
  'fragments.remove': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/fragments/remove', body: { field: 'removal' } },
    summary: 'Remove a fragment, which is kept as a version; the only one of a snippet stays',
    input: z.object({ removal: ofFragment }),
    output: Snippet,
  },
  'fragments.restore': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/fragments/restore', body: { field: 'restoration' } },
    summary: 'Put a removed fragment back where it stood, under its id',
    input: z.object({ restoration: ofFragment }),
    output: Snippet,
  },
  'fragments.page': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/fragments/{fragment}/pages/{page}' },
    summary: 'A page of a large text, cut where a line ends if one does; the first is 0',
    input: z.object({ fragment: formatId, page: z.coerce.number().int().min(0) }),
    output: z.object({ text: z.string(), pages: z.int() }),
  },
  'fragments.head': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/fragments/{fragment}/head' },
    summary: 'The first 512 bytes of a fragment',
    input: z.object({ fragment: formatId }),
    output: z.object({ bytes: Bytes }),
  },
} as const satisfies Record<string, OperationSpec>;
