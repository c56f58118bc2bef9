import { z } from 'zod';
import { Annotation, Asset, Format, Tag } from '../model/asset.ts';
import { Application, ClassificationSpecific, GroupedTimestamp, Reference } from '../model/common.ts';
import { assetId, formatId, uuid } from '../model/ids.ts';
import { SearchedAssets } from '../model/search.ts';
import { SeededTag } from '../model/seed.ts';
import { TransferableBytes, TransferableString } from '../model/transferable.ts';
import type { OperationSpec } from './operation.ts';
import { flag, pseudo, transferables } from './query.ts';

const Data = z.object({ string: TransferableString.optional(), bytes: TransferableBytes.optional() });

/** `Format` on input: only its id and its data are read. */
const FormatValue = z.object({ id: formatId, fragment: Data.optional(), file: Data.optional() });

/** What the released plug-ins call beside the fifteen (assets-api section 14), in the shapes of the published SDK. */
export const companions = {
  'companions.asset': {
    kind: 'query',
    http: { verb: 'GET', path: '/asset/{asset}' },
    summary: 'One asset by id, as GET /assets/{asset}',
    input: z.object({ asset: assetId, transferables }),
    output: Asset,
  },
  'companions.updateAsset': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/asset/update', body: { field: 'asset' } },
    summary: 'Take over the name and the favourite mark of an asset; everything else stays as it is stored',
    input: z.object({
      asset: z.object({ id: assetId, name: z.string().optional(), favorited: z.boolean().optional() }),
      transferables,
    }),
    output: Asset,
  },
  'companions.reclassify': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/asset/reclassify', body: { field: 'reclassification' } },
    summary: 'Change the language of an asset',
    input: z.object({
      reclassification: z.object({ ext: ClassificationSpecific, asset: z.object({ id: assetId }) }),
      transferables,
    }),
    output: Asset,
  },
  'companions.export': {
    kind: 'query',
    http: { verb: 'GET', path: '/asset/{asset}/export' },
    summary: 'An asset as a Markdown or HTML document',
    input: z.object({ asset: assetId, export_type: z.enum(['MD', 'HTML']).default('MD') }),
    output: z.object({
      name: z.string(),
      description: z.string(),
      created: GroupedTimestamp,
      raw: z.object({ string: z.object({ raw: z.string() }) }),
    }),
  },
  'companions.format': {
    kind: 'query',
    http: { verb: 'GET', path: '/format/{format}' },
    summary: 'One format by id',
    input: z.object({ format: formatId, transferable: flag(true) }),
    output: Format,
  },
  'companions.updateFormat': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/format/update/value', body: { field: 'format' } },
    summary: 'Replace the text or bytes of a format; the state before is kept as a version',
    input: z.object({ format: FormatValue, transferable: flag(true) }),
    output: Format,
  },
  'companions.annotation': {
    kind: 'query',
    http: { verb: 'GET', path: '/annotation/{annotation}' },
    summary: 'One annotation by id',
    input: z.object({ annotation: uuid }),
    output: Annotation,
  },
  'companions.tagExists': {
    kind: 'query',
    http: { verb: 'POST', path: '/tags/exists', body: { field: 'existent' } },
    summary: 'Whether there is a tag of this text, compared without regard to case',
    input: z.object({ existent: z.object({ value: z.string() }) }),
    output: z.object({ tag: Reference.optional() }),
  },
  'companions.createTag': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/tags/create', body: { field: 'tag' } },
    summary: 'Make a tag, or give the one of equal text; with an asset, link it',
    input: z.object({ tag: SeededTag.extend({ asset: assetId.optional() }) }),
    output: Tag,
  },
  'companions.associateTag': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/tag/{tag}/assets/associate/{asset}', text: true },
    summary: 'Link a tag to an asset',
    input: z.object({ tag: uuid, asset: assetId }),
    output: z.literal(''),
  },
  'companions.applications': {
    kind: 'query',
    http: { verb: 'GET', path: '/applications' },
    summary: 'The programs that have saved something',
    input: z.object({}),
    output: z.object({ iterable: z.array(Application) }),
  },
  'companions.user': {
    kind: 'query',
    http: { verb: 'GET', path: '/user' },
    summary: 'Nobody: Magpie has no accounts',
    input: z.object({}),
    output: z.object({}),
  },
  'companions.fullTextSearch': {
    kind: 'query',
    http: { verb: 'GET', path: '/search/full_text' },
    summary: 'Search by query, as GET /assets/search',
    input: z.object({ query: z.string().optional(), pseudo }),
    output: SearchedAssets,
  },
} as const satisfies Record<string, OperationSpec>;
