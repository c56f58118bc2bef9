import type { FormatId } from '../../src-shared/model/ids.ts';
import { textOf } from '../../src-shared/model/text.ts';
import type { FormatRecord } from '../storage/port.ts';

/**
 * Fragments in their order as all formats of an asset (assets-api section 7.2): the first is what its clients show, the
 * others are additional. Clients show only text formats, so bytes that are text get one that repeats them, right behind.
 *
 * @param preview what repeats the first one already, where that is known
 */
export function arrange(
  fragments: readonly FormatRecord[],
  newId: () => string,
  preview?: FormatRecord,
): readonly [FormatRecord, ...FormatRecord[]] {
  const [first, ...others] = fragments;
  if (!first) throw new Error('An asset has no format');
  const additional = others.map(format => ({ ...format, role: 'ADDITIONAL' as const }));
  const text = typeof first.payload === 'string' || first.generic === 'IMAGE' ? undefined : textOf(first.payload);
  if (text === undefined) return [{ ...first, role: 'BOTH' }, ...additional];
  const { imageText: _, ...fields } = first;
  const repeated = { ...fields, id: newId() as FormatId, kind: 'fragment', label: '', payload: text } as const;
  return [{ ...first, role: 'ORIGINAL' }, { ...(preview ?? repeated), role: 'PREVIEW' }, ...additional];
}

/** A name of a fragment as it is stored. */
export function toLabel(label: string): string {
  return label.toWellFormed().trim();
}
