import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { ReadDb } from './db.ts';

/** What is asked of a whole library, beside what SQLite checks itself: a query that finds nothing where all is well. */
const rules: readonly (readonly [problem: string, sql: string])[] = [
  [
    'a revision is missing from the change feed',
    'SELECT max(revision) - count(DISTINCT revision) AS missing FROM changes HAVING missing <> 0',
  ],
  ['a snippet holds nothing', 'SELECT id FROM assets WHERE NOT EXISTS (SELECT 1 FROM formats WHERE asset = seq)'],
  [
    'a size is not the one of the content',
    'SELECT f.id FROM formats f JOIN contents c ON c.id = f.content WHERE size <> length(bytes)',
  ],
  [
    'a content belongs to nothing',
    `SELECT id FROM contents c WHERE NOT EXISTS (SELECT 1 FROM formats WHERE content = c.id)
      AND NOT EXISTS (SELECT 1 FROM versions WHERE content = c.id)`,
  ],
  ['a snippet is there and removed for good', 'SELECT id FROM assets WHERE id IN (SELECT id FROM tombstones)'],
  [
    'the change feed tells another state than the snippet has',
    `SELECT c.asset, c.kind, max(c.revision) FROM changes c LEFT JOIN assets a ON a.id = c.asset
      WHERE c.kind IN ('created', 'deleted', 'restored', 'purged') GROUP BY c.asset
      HAVING (c.kind = 'purged') <> (a.id IS NULL) OR (c.kind = 'deleted') <> (a.deleted IS NOT NULL)`,
  ],
];

/**
 * Looks through a whole library, also one that a process has open: SQLite's own checks, every content against its
 * SHA-256, and what ties the tables together. Gives what is wrong, in words for a log; a library of 1 GB takes some 10 s.
 */
export function problemsOf(file: string): string[] {
  const db = new Database(file, { readonly: true });
  try {
    return [...sqliteProblems(db), ...contentProblems(db), ...brokenRules(db)];
  } finally {
    db.close();
  }
}

function sqliteProblems(db: ReadDb): string[] {
  const lines = db.prepare<[], string>('PRAGMA integrity_check').pluck().all();
  const foreign = db.prepare('PRAGMA foreign_key_check').all();
  return [
    ...lines.filter(line => line !== 'ok'),
    ...(foreign.length > 0 ? [`${foreign.length} rows refer to nothing: ${JSON.stringify(foreign[0])}`] : []),
  ];
}

function contentProblems(db: ReadDb): string[] {
  const contents = db.prepare<[], { id: number; sha256: Buffer; bytes: Buffer }>('SELECT id, sha256, bytes FROM contents');
  const problems: string[] = [];
  for (const { id, sha256, bytes } of contents.iterate())
    if (!createHash('sha256').update(bytes).digest().equals(sha256)) problems.push(`content ${id} is not what its hash says`);
  return problems;
}

function brokenRules(db: ReadDb): string[] {
  return rules.flatMap(([problem, sql]) => {
    const found = db.prepare(sql).all();
    return found.length > 0 ? [`${problem}: ${found.length}, ${JSON.stringify(found[0])}`] : [];
  });
}

/** The change feed from a revision on, also of a library that a process has open: what each revision did, as one line. */
export function changesSince(file: string, revision: number): ReadonlyMap<number, string> {
  const db = new Database(file, { readonly: true });
  try {
    const rows = db
      .prepare<[number], [number, string]>(
        `SELECT revision, group_concat(kind || ' ' || asset ORDER BY position) FROM changes WHERE revision >= ? GROUP BY revision`,
      )
      .raw()
      .all(revision);
    return new Map(rows);
  } finally {
    db.close();
  }
}
