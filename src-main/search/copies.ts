import type { InsightSnippet, NearCopies } from '../../src-shared/model/insight.ts';
import { textOf } from '../../src-shared/model/text.ts';
import type { ReadDb } from '../storage/sqlite/db.ts';
import { groupNearCopies } from './near-copies.ts';
import { shinglesOf } from './similarity.ts';

/** Groups that are told: as many as one looks through. */
const maxGroups = 8;
/** Larger files are no snippets that one saves twice with small changes. In bytes. */
const maxBytes = 1 << 20;

interface Row {
  readonly seq: number;
  readonly content: number;
  readonly isText: 0 | 1;
  readonly bytes: Buffer;
}

/**
 * Groups of live snippets whose texts are nearly the same, and which are not each other's exact copies: of those the oldest
 * stands for all. Groups of one name come first, then those that are most alike.
 *
 * Reads the whole library: 5 s for 100,000 snippets on two busy cores, so it has a thread of its own.
 *
 * @param step is called for each text; what it throws ends the work
 */
export function findNearCopies(db: ReadDb, step: () => void): NearCopies {
  const { seqs, texts } = readTexts(db, step);
  const label = db.prepare<[number], InsightSnippet>('SELECT id, name, specific AS language FROM assets WHERE seq = ?');
  const snippetAt = (at: number) => label.get(seqs[at] as number) as InsightSnippet;
  const groups = groupNearCopies(texts, step).map(({ first, others }) => ({
    similarity: Math.min(...others.map(({ similarity }) => similarity)),
    snippets: [first, ...others.map(({ at }) => at)].map(snippetAt),
  }));
  const isOfOneName = ({ snippets }: (typeof groups)[number]) => Number(new Set(snippets.map(({ name }) => name)).size === 1);
  groups.sort((a, b) => isOfOneName(b) - isOfOneName(a) || b.similarity - a.similarity);
  return { count: groups.length, groups: groups.slice(0, maxGroups) };
}

function readTexts(db: ReadDb, step: () => void): { readonly seqs: readonly number[]; readonly texts: readonly Uint32Array[] } {
  const rows = db.prepare<[number], Row>(`
    SELECT a.seq, f.content, f.is_text AS isText, c.bytes
    FROM assets a JOIN formats f ON f.asset = a.seq JOIN contents c ON c.id = f.content
    WHERE a.deleted IS NULL AND a.pseudo = 0 AND f.role <> 'PREVIEW' AND f.generic <> 'IMAGE' AND f.size <= ?
    ORDER BY a.seq, f.position`);
  const seqs: number[] = [];
  const texts: Uint32Array[] = [];
  const seen = new Set<string>();
  let seq = 0;
  let parts: string[] = [];
  let contents: number[] = [];

  function endAsset(): void {
    const key = contents.join();
    if (parts.length > 0 && !seen.has(key)) {
      seqs.push(seq);
      texts.push(shinglesOf(parts.join('\n')));
    }
    seen.add(key);
    parts = [];
    contents = [];
  }

  for (const row of rows.iterate(maxBytes)) {
    step();
    if (row.seq !== seq) endAsset();
    seq = row.seq;
    const text = row.isText === 1 ? row.bytes.toString('utf8') : textOf(row.bytes);
    if (text === undefined) continue;
    parts.push(text);
    contents.push(row.content);
  }
  endAsset();
  return { seqs, texts };
}
