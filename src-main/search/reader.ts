import { textOf } from '../../src-shared/model/text.ts';
import type { ReadDb } from '../storage/sqlite/db.ts';
import { type Document, documentFrom, flag, type IndexedDocument, type Parts, rawDocument } from './document.ts';

interface FormatRow {
  readonly seq: number;
  readonly name: string;
  readonly specific: string;
  readonly trashed: 0 | 1;
  readonly pseudo: 0 | 1;
  readonly favourite: 0 | 1 | null;
  readonly label: string;
  readonly isText: 0 | 1;
  readonly bytes: Buffer<ArrayBuffer>;
  readonly imageText: string | null;
}

interface TextRow {
  readonly asset: number;
  readonly text: string;
}

type Range = { readonly from: number; readonly to: number };

/** Assets that lie so far apart are read one by one. */
const sparseness = 4;

/** Reads documents for the index straight from the tables: 6 us each, where whole records take 20. */
export function createReader(db: ReadDb) {
  const range = 'BETWEEN @from AND @to';
  const formats = db.prepare<Range, FormatRow>(`
    SELECT a.seq, a.name, a.specific, a.deleted IS NOT NULL AS trashed, a.pseudo, a.favourite,
      f.label, f.is_text AS isText, c.bytes, i.text AS imageText
    FROM assets a JOIN formats f ON f.asset = a.seq JOIN contents c ON c.id = f.content
      LEFT JOIN image_texts i ON i.format = f.id
    WHERE a.seq ${range} ORDER BY a.seq DESC, f.position`);
  const texts = {
    tags: db.prepare<Range, TextRow>(`
      SELECT l.asset, t.text FROM asset_tags l JOIN tags t ON t.key = l.tag WHERE l.asset ${range} ORDER BY l.asset, l.position`),
    anchors: db.prepare<Range, TextRow>(
      `SELECT asset, coalesce(name, fullpath) AS text FROM anchors WHERE asset ${range} ORDER BY asset, position`,
    ),
    annotations: db.prepare<Range, TextRow>(`SELECT asset, text FROM annotations WHERE asset ${range} ORDER BY asset, position`),
    hints: db.prepare<Range, TextRow>(`SELECT asset, text FROM hints WHERE asset ${range} ORDER BY asset, position`),
    websites: db.prepare<Range, TextRow>(`
      SELECT l.asset, w.url || char(10) || w.name AS text FROM asset_websites l JOIN websites w ON w.key = l.website
      WHERE l.asset ${range} ORDER BY l.asset, l.position`),
  };
  const newestBelow = db
    .prepare<[number, number], number>('SELECT seq FROM assets WHERE seq < ? ORDER BY seq DESC LIMIT ?')
    .pluck();

  function grouped(kind: keyof typeof texts, between: Range): Map<number, string[]> {
    const groups = new Map<number, string[]>();
    for (const { asset, text } of texts[kind].all(between)) {
      const group = groups.get(asset);
      if (group) group.push(text);
      else groups.set(asset, [text]);
    }
    return groups;
  }

  interface Read {
    readonly seq: number;
    readonly flags: number;
    readonly language: string;
    readonly parts: Parts;
  }

  /** What the assets from one creation order to another hold, newest first. */
  function read(from: number, to: number): Read[] {
    const span = { from, to };
    const tags = grouped('tags', span);
    const anchors = grouped('anchors', span);
    const annotations = grouped('annotations', span);
    const hints = grouped('hints', span);
    const websites = grouped('websites', span);
    const documents: Read[] = [];
    const rows = formats.all(span);
    for (let i = 0; i < rows.length; ) {
      const row = rows[i] as FormatRow;
      const labels: string[] = [];
      const content: string[] = [];
      const imageTexts: string[] = [];
      for (; rows[i]?.seq === row.seq; i++) {
        const { label, isText, bytes, imageText } = rows[i] as FormatRow;
        labels.push(label);
        const text = isText === 1 ? bytes.toString('utf8') : textOf(bytes);
        if (text !== undefined) content.push(text);
        if (imageText !== null) imageTexts.push(imageText);
      }
      const flags =
        (row.trashed ? flag.trashed : 0) | (row.pseudo ? flag.pseudo : 0) | (row.favourite === 1 ? flag.favourite : 0);
      documents.push({
        seq: row.seq,
        flags,
        language: row.specific,
        parts: {
          name: [row.name],
          tags: tags.get(row.seq) ?? [],
          files: [...labels, ...(anchors.get(row.seq) ?? [])],
          annotations: annotations.get(row.seq) ?? [],
          hints: hints.get(row.seq) ?? [],
          websites: (websites.get(row.seq) ?? []).flatMap(both => both.split('\n')),
          content: [...content, ...imageTexts],
        },
      });
    }
    return documents;
  }

  function between(from: number, to: number): IndexedDocument[] {
    return read(from, to).map(({ seq, flags, language, parts }) => documentFrom(seq, flags, language, parts));
  }

  /** Texts as they were saved, by creation order: folding, which takes most of the time of a document, is saved. */
  function raw(seqs: readonly number[]): Map<number, Document> {
    const from = Math.min(...seqs);
    const to = Math.max(...seqs);
    const isDense = to - from < sparseness * seqs.length;
    const found = isDense ? read(from, to) : seqs.flatMap(seq => read(seq, seq));
    return new Map(found.map(({ seq, parts }) => [seq, rawDocument(parts)]));
  }

  return {
    /** Documents of the assets from one creation order to another, newest first. */
    between,
    raw,
    /** The next documents older than one, newest first; none when that was the oldest. */
    below(seq: number, count: number): IndexedDocument[] {
      const seqs = newestBelow.all(seq, count);
      const [newest] = seqs;
      const oldest = seqs.at(-1);
      return newest === undefined || oldest === undefined ? [] : between(oldest, newest);
    },
  };
}

export type Reader = ReturnType<typeof createReader>;
