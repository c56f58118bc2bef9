import type { ReadDb } from '../storage/sqlite/db.ts';
import { flag } from './document.ts';
import type { IndexParts } from './parts.ts';
import type { Reader } from './reader.ts';
import { documentOf, type Segment } from './segment/segment.ts';

interface Changed {
  readonly asset: string;
  readonly seq: number | null;
  /** The last change of what it holds, and of what it is; 0 for one that was only created: who holds it holds that. */
  readonly content: number;
  readonly state: number;
  readonly purged: 0 | 1;
}

interface CatchUp {
  readonly db: ReadDb;
  readonly reader: Reader;
  readonly parts: IndexParts;
  /** So many assets are indexed again before the first answer. */
  readonly caughtUpAtOnce: number;
}

/**
 * Brings segments read from files up to the library: of an asset in several the youngest counts, what was purged goes,
 * and what changed since its segment's revision is indexed again. Gives false when so much did that a rebuild has to
 * read it; until then it is in no segment.
 */
export function catchUp({ db, reader, parts, caughtUpAtOnce }: CatchUp, segments: readonly Segment[], revision: number): boolean {
  killOlder(parts, segments);
  parts.adopt(segments);
  const since = Math.min(...segments.map(segment => segment.revision));
  const changed = db
    .prepare<[number], Changed>(`
      SELECT c.asset, a.seq, max(iif(kind = 'changed', revision, 0)) AS content,
        max(iif(kind = 'created', 0, revision)) AS state, max(kind = 'purged') AS purged
      FROM changes c LEFT JOIN assets a ON a.id = c.asset WHERE revision > ? GROUP BY c.asset`)
    .all(since);
  if (changed.some(({ purged }) => purged === 1)) killPurged(db, parts, segments);
  let read = 0;
  for (const { seq, content, state } of changed) {
    if (seq === null) continue;
    const held = parts.revisionOf(seq);
    if (state <= held) continue;
    if (++read > caughtUpAtOnce) {
      parts.remove(seq);
      continue;
    }
    const [document] = reader.between(seq, seq);
    if (!document) continue;
    if (content > held) parts.put(document);
    else parts.setFlags(seq, document.flags);
  }
  parts.commit(revision);
  parts.segments(); // what was read here stands before what a rebuild of the same revision reads
  return read <= caughtUpAtOnce;
}

function killOlder(parts: IndexParts, segments: readonly Segment[]): void {
  for (const [i, segment] of segments.entries()) {
    for (const younger of segments.slice(i + 1)) {
      for (const seq of younger.seqs) {
        const document = documentOf(segment, seq);
        if (document !== -1 && !((segment.flags[document] as number) & flag.dead)) parts.kill(segment, document);
      }
    }
  }
}

function killPurged(db: ReadDb, parts: IndexParts, segments: readonly Segment[]): void {
  const there = new Set(db.prepare<[], number>('SELECT seq FROM assets').pluck().all());
  for (const segment of segments) {
    for (const [document, seq] of segment.seqs.entries())
      if (!there.has(seq) && !((segment.flags[document] as number) & flag.dead)) parts.kill(segment, document);
  }
}
