import { z } from 'zod';
import { assetId } from '../model/ids.ts';
import type { OperationSpec } from './operation.ts';

/** More fields, or longer values, nobody fills in by hand. */
const maxFields = 50;
const maxLabelLength = 80;
const maxValueLength = 4_000;

/** Values by the label of their field (src-shared/placeholders). */
const Values = z
  .record(z.string().max(maxLabelLength), z.string().max(maxValueLength))
  .refine(values => Object.keys(values).length <= maxFields, `has more than ${maxFields} values`);

/** What was filled in for the placeholders of a snippet, to begin with it the next time. */
export const placeholders = {
  'placeholders.last': {
    kind: 'query',
    http: { verb: 'GET', path: '/magpie/placeholders/{id}' },
    summary: 'The values that were filled in last for a snippet, by field',
    input: z.object({ id: assetId }),
    output: z.object({ values: z.record(z.string(), z.string()) }),
  },
  'placeholders.remember': {
    kind: 'mutation',
    http: { verb: 'POST', path: '/magpie/placeholders/{id}', body: { field: 'filled' } },
    summary: 'Keep what was filled in; what looks like a secret is forgotten instead',
    input: z.object({ id: assetId, filled: z.object({ values: Values }) }),
    output: z.object({}),
  },
} as const satisfies Record<string, OperationSpec>;
