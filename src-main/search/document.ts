import { fold } from '../../src-shared/model/fold.ts';
import { textOf } from '../../src-shared/model/text.ts';
import type { AssetRecord } from '../storage/port.ts';

/** The searched fields of an asset (assets-api section 8.1), by the kind of match they make. */
export const fields = ['name', 'tags', 'annotations', 'hints', 'websites', 'content'] as const;
export type Field = (typeof fields)[number];

/** Parts of a field are folded apart and joined by a newline, which no folded query holds: no hit spans two. */
export type Document = Readonly<Record<Field, string>>;

export function toDocument(asset: AssetRecord): { readonly raw: Document; readonly folded: Document } {
  const parts: Readonly<Record<Field, readonly string[]>> = {
    name: [asset.name],
    tags: asset.tags.map(tag => tag.text),
    annotations: asset.annotations.map(annotation => annotation.text),
    hints: asset.hints.map(hint => hint.text),
    websites: asset.websites.flatMap(website => [website.url, website.name]),
    content: asset.formats.flatMap(format => textOf(format.payload) ?? []),
  };
  return { raw: mapFields(parts, text => text), folded: mapFields(parts, fold) };
}

function mapFields(parts: Readonly<Record<Field, readonly string[]>>, change: (text: string) => string): Document {
  const joined = (texts: readonly string[]) => [...new Set(texts.map(change))].join('\n');
  return {
    name: joined(parts.name),
    tags: joined(parts.tags),
    annotations: joined(parts.annotations),
    hints: joined(parts.hints),
    websites: joined(parts.websites),
    content: joined(parts.content),
  };
}
