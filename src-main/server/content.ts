import { z } from 'zod';
import type { OperationSpec } from '../../src-shared/contract/operation.ts';
import { formatId } from '../../src-shared/model/ids.ts';
import type { Content } from '../assets/service.ts';

/** The bytes of a format as an `<img>` of the window loads them. Not in the contract, since its answer is no JSON. */
export const contentOperation = {
  kind: 'query',
  http: { verb: 'GET', path: '/magpie/content/{format}' },
  summary: 'The bytes of one format: raster images with their type, all else as a download',
  input: z.object({ format: formatId }),
  output: z.instanceof(Uint8Array),
} as const satisfies OperationSpec;

/** A small picture in its place, for lists. */
export const thumbnailOperation = {
  ...contentOperation,
  http: { verb: 'GET', path: '/magpie/thumbnail/{format}' },
  summary: 'A small picture of an image; the image itself where it is small, or of a kind that is not made smaller',
} as const satisfies OperationSpec;

/** Images that cannot hold script; an SVG can. */
const shownInline = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/x-icon', 'image/avif']);

/** Untrusted bytes must never run as a page of this origin: one type of a short list, or a download; the policy is on every answer. */
export function contentHeaders({ mime }: Content): Record<string, string> {
  if (shownInline.has(mime)) return { 'content-type': mime };
  return { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' };
}
