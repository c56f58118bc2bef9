import { type Insight, type InsightSnippet, insightDays, unusedAfterDays } from '../../../../src-shared/model/insight.ts';
import type { WriteDb } from '../db.ts';

const dayMs = 86_400_000;
/** Lines of a list that one looks through. */
const shown = 8;

const live = 'deleted IS NULL AND pseudo = 0';
const localDay = (ms: string) => `date(${ms} / 1000, 'unixepoch', 'localtime')`;

interface DayTotals {
  /** Null for all days before. */
  readonly day: string | null;
  readonly count: number;
  readonly uses: number;
  readonly unused: number;
}

interface Copies {
  readonly total: number;
  /** The creation order of each, as JSON, oldest first. */
  readonly seqs: string;
}

/** Counts the whole library at once, by statements that read each table no more than once. */
export function createInsight(db: WriteDb) {
  // The table once, in its own order: by an index, rows of a day lie anywhere, which takes several times as long.
  const days = db.prepare<[{ since: number; old: number }], DayTotals>(`
    SELECT CASE WHEN created >= @since THEN ${localDay('created')} END AS day, count(*) AS count, sum(uses) AS uses,
      sum(updated < @old AND coalesce(used, 0) < @old) AS unused
    FROM assets NOT INDEXED WHERE ${live} GROUP BY day ORDER BY day`);
  const bytes = db
    .prepare<[], number | null>(
      `SELECT sum(f.size) FROM formats f JOIN assets a ON a.seq = f.asset WHERE a.deleted IS NULL AND a.pseudo = 0`,
    )
    .pluck();
  const used = db.prepare<[number], Insight['used'][number]>(
    `SELECT day, uses AS count FROM use_days WHERE day >= ${localDay('?')} ORDER BY day`,
  );
  const today = db.prepare<[number], string>(`SELECT ${localDay('?')}`).pluck();
  const languages = db.prepare<[], Insight['languages'][number]>(
    `SELECT specific AS language, count(*) AS count FROM assets WHERE ${live} GROUP BY specific ORDER BY count DESC, specific`,
  );
  const mostUsed = db.prepare<[number], Insight['mostUsed'][number]>(
    `SELECT id, name, specific AS language, uses FROM assets WHERE uses > 0 AND +deleted IS NULL AND +pseudo = 0 ORDER BY uses DESC, seq DESC LIMIT ?`,
  );
  const unused = db.prepare<[{ old: number; limit: number }], Insight['unused']['snippets'][number]>(`
    SELECT id, name, specific AS language, max(updated, coalesce(used, 0)) AS at
    FROM assets WHERE updated < @old AND coalesce(used, 0) < @old AND ${live} ORDER BY updated LIMIT @limit`);
  // Blank texts are the same, and no duplicates.
  const duplicates = db.prepare<[number], Copies>(`
    WITH shared AS MATERIALIZED (SELECT content FROM formats GROUP BY content HAVING count(*) > 1)
    SELECT json_group_array(DISTINCT a.seq ORDER BY a.seq) AS seqs, max(a.seq) AS newest, count(*) OVER () AS total
    FROM shared JOIN formats f ON f.content = shared.content JOIN assets a ON a.seq = f.asset
    WHERE f.size > 0 AND f.role <> 'PREVIEW' AND a.deleted IS NULL AND a.pseudo = 0
    GROUP BY f.content HAVING count(DISTINCT a.seq) > 1 ORDER BY newest DESC LIMIT ?`);
  const label = db.prepare<[number], InsightSnippet>('SELECT id, name, specific AS language FROM assets WHERE seq = ?');

  return function overview(now: number): Omit<Insight, 'diskBytes'> {
    const since = now - insightDays * dayMs;
    const old = now - unusedAfterDays * dayMs;
    const totals = days.all({ since, old });
    const sumOf = (figure: 'count' | 'uses' | 'unused') => totals.reduce((sum, day) => sum + day[figure], 0);
    const copies = duplicates.all(shown);
    return {
      snippets: sumOf('count'),
      uses: sumOf('uses'),
      contentBytes: bytes.get() ?? 0,
      today: today.get(now) as string,
      saved: totals.flatMap(({ day, count }) => (day === null ? [] : { day, count })),
      used: used.all(since),
      languages: languages.all(),
      mostUsed: mostUsed.all(shown),
      duplicates: {
        count: copies[0]?.total ?? 0,
        groups: copies.map(({ seqs }) => ({
          snippets: (JSON.parse(seqs) as number[]).map(seq => label.get(seq) as InsightSnippet),
        })),
      },
      unused: { count: sumOf('unused'), snippets: unused.all({ old, limit: shown }) },
    };
  };
}
