import { foldCase } from '../../src-shared/model/fold.ts';
import { textOf } from '../../src-shared/model/text.ts';
import type { AssetRecord } from '../storage/port.ts';
import { foldText } from './fold-text.ts';

/**
 * The searched fields of an asset, best first among exact results (assets-api section 8.1). `files` are names of files,
 * which the window searches and the published search does not.
 */
export const fields = ['name', 'tags', 'files', 'annotations', 'hints', 'websites', 'content'] as const;
export type Field = (typeof fields)[number];

/** Parts of a field are folded apart and joined by a newline, which no folded query holds: no hit spans two. */
export type Document = Readonly<Record<Field, string>>;

/** What the filters of a list ask of an asset, as bits. */
export const flag = { trashed: 1, pseudo: 2, favourite: 4, dead: 128 } as const;

/** An asset as the index takes it in. */
export interface IndexedDocument {
  readonly seq: number;
  readonly flags: number;
  readonly language: string;
  /** Case-folded, as the database compares them. */
  readonly tags: readonly string[];
  readonly raw: Document;
  readonly folded: Document;
}

/** The texts of each field as they are stored. */
export type Parts = Readonly<Record<Field, readonly string[]>>;

export function toDocument(seq: number, asset: AssetRecord): IndexedDocument {
  return documentFrom(seq, flagsOf(asset), asset.formats[0]?.specific ?? '', partsOf(asset));
}

export function documentFrom(seq: number, flags: number, language: string, parts: Parts): IndexedDocument {
  const tags = parts.tags.map(tag => foldCase(tag.trim()));
  return { seq, flags, language, tags, raw: rawDocument(parts), folded: mapFields(parts, foldText) };
}

export function rawDocument(parts: Parts): Document {
  return mapFields(parts, text => text);
}

export function flagsOf({ deleted, pseudo, favourite }: Pick<AssetRecord, 'deleted' | 'pseudo' | 'favourite'>): number {
  return (deleted === undefined ? 0 : flag.trashed) | (pseudo ? flag.pseudo : 0) | (favourite ? flag.favourite : 0);
}

function partsOf(asset: AssetRecord): Parts {
  return {
    name: [asset.name],
    tags: asset.tags.map(tag => tag.text),
    files: [...asset.formats.map(format => format.label), ...asset.anchors.map(anchor => anchor.name ?? anchor.fullpath)],
    annotations: asset.annotations.map(annotation => annotation.text),
    hints: asset.hints.map(hint => hint.text),
    websites: asset.websites.flatMap(website => [website.url, website.name]),
    content: [
      ...asset.formats.flatMap(format => textOf(format.payload) ?? []),
      ...asset.formats.flatMap(format => format.imageText ?? []),
    ],
  };
}

function mapFields(parts: Parts, change: (text: string) => string): Document {
  const joined = (texts: readonly string[]) => {
    const [only = '', ...more] = texts;
    return more.length === 0 ? change(only) : [...new Set(texts.map(change))].filter(text => text !== '').join('\n');
  };
  return {
    name: joined(parts.name),
    tags: joined(parts.tags),
    files: joined(parts.files),
    annotations: joined(parts.annotations),
    hints: joined(parts.hints),
    websites: joined(parts.websites),
    content: joined(parts.content),
  };
}
