import { imageTypes, specificFromMagic } from '../../../src-shared/model/classification.ts';
import { textOf } from '../../../src-shared/model/text.ts';
import type { AssetRecord, FormatRecord } from '../../storage/port.ts';

/** A snippet as other programs take it: what a person sees of it. */
export interface PlainSnippet {
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly websites: readonly string[];
  readonly favourite: boolean;
  readonly created: string;
  readonly updated: string;
  readonly fragments: readonly PlainFragment[];
}

export interface PlainFragment {
  readonly name: string;
  readonly language: string;
  /** Absent for bytes that are no text, and for pictures. */
  readonly text?: string;
  readonly bytes: FormatRecord['payload'];
}

export function toPlain({
  name,
  tags,
  websites,
  annotations,
  favourite = false,
  created,
  updated,
  formats,
}: AssetRecord): PlainSnippet {
  return {
    name,
    description: annotations.find(({ type }) => type === 'DESCRIPTION')?.text ?? '',
    tags: tags.map(({ text }) => text),
    websites: websites.map(({ url }) => url),
    favourite,
    created: new Date(created).toISOString(),
    updated: new Date(updated).toISOString(),
    fragments: formats
      .filter(({ role }) => role !== 'PREVIEW')
      .map(({ label, specific, payload }) => {
        const isPicture = typeof payload !== 'string' && imageTypes[specificFromMagic(payload) ?? ''] !== undefined;
        const text = isPicture ? undefined : textOf(payload);
        return { name: label, language: specific, ...(text !== undefined && { text }), bytes: payload };
      }),
  };
}
