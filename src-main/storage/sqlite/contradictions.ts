import Database from 'better-sqlite3';

/** Queries that find nothing where all is well. */
const rules: readonly (readonly [contradiction: string, sql: string])[] = [
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
      WHERE c.asset <> '' AND c.kind IN ('created', 'deleted', 'restored', 'purged') GROUP BY c.asset
      HAVING (c.kind = 'purged') <> (a.id IS NULL) OR (c.kind = 'deleted') <> (a.deleted IS NOT NULL)`,
  ],
];

/** Where the tables of a library contradict each other, beside what a check of the library looks at; also of one that is open. */
export function contradictionsIn(file: string): string[] {
  const db = new Database(file, { readonly: true });
  try {
    return rules.flatMap(([contradiction, sql]) => {
      const found = db.prepare(sql).all();
      return found.length > 0 ? [`${contradiction}: ${found.length}, ${JSON.stringify(found[0])}`] : [];
    });
  } finally {
    db.close();
  }
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
