import type { SensitiveLink } from '../../port.ts';
import type { WriteDb } from '../db.ts';

/** The secrets that are known of each asset. */
export function createSensitives(db: WriteDb) {
  const drop = db.prepare<[number]>('DELETE FROM sensitives WHERE asset = ?');
  const textsOf = db.prepare<[number], string>('SELECT text FROM sensitives WHERE asset = ?').pluck();
  const insert = db.prepare(`
    INSERT INTO sensitives (id, asset, position, text, category, severity, name, created, updated)
    VALUES (@id, @seq, (SELECT count(*) FROM sensitives WHERE asset = @seq), @text, @category, @severity, @name, @at, @at)`);

  /** Those that are not known yet. */
  function add(seq: number, found: readonly SensitiveLink[], at: number): void {
    if (found.length === 0) return;
    const known = new Set(textsOf.all(seq));
    for (const sensitive of found) if (!known.has(sensitive.text)) insert.run({ ...sensitive, seq, at });
  }

  return {
    add,
    replace(seq: number, found: readonly SensitiveLink[], at: number): void {
      drop.run(seq);
      add(seq, found, at);
    },
  };
}

export type Sensitives = ReturnType<typeof createSensitives>;
