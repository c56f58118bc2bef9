import { AppError } from '../../../src-shared/errors.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { migrate0010 } from './migrations/0010-library.ts';
import { migrate0020 } from './migrations/0020-collections.ts';
import { migrate0030 } from './migrations/0030-enrichment.ts';
import { migrate0040 } from './migrations/0040-uses.ts';
import { migrate0050 } from './migrations/0050-used-together.ts';
import { migrate0060 } from './migrations/0060-captures.ts';
import { migrate0070 } from './migrations/0070-organise.ts';
import { migrate0090 } from './migrations/0090-placeholders.ts';
import { migrate0100 } from './migrations/0100-use-days.ts';
import { migrate0140 } from './migrations/0140-own-clock.ts';

export interface Migration {
  readonly version: number;
  readonly up: (db: WriteDb) => void;
}

/**
 * Numbered in tens, so that a fix can be placed between two released versions. Never edit a released one. A new one comes
 * with a library of its format (scripts/library-fixture.ts), from which the upgrades of later ones are tried.
 */
export const migrations: readonly Migration[] = [
  { version: 10, up: migrate0010 },
  { version: 20, up: migrate0020 },
  { version: 30, up: migrate0030 },
  { version: 40, up: migrate0040 },
  { version: 50, up: migrate0050 },
  { version: 60, up: migrate0060 },
  { version: 70, up: migrate0070 },
  { version: 90, up: migrate0090 },
  { version: 100, up: migrate0100 },
  { version: 140, up: migrate0140 },
];

export function schemaVersion(db: ReadDb): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** @throws AppError `unavailable` for a database that a newer Magpie wrote; it is not touched */
export function refuseNewer(db: ReadDb, list: readonly Migration[] = migrations): void {
  const found = schemaVersion(db);
  const known = list.at(-1)?.version ?? 0;
  if (found <= known) return;
  throw new AppError(
    'unavailable',
    `This library was written by a newer Magpie (its format is ${found}, this one knows ${known}). Install the newer Magpie to open it; nothing was changed.`,
  );
}

/** Brings the database to the newest version, or leaves it as it was; gives the version it is at. */
export function migrate(db: WriteDb, target = Number.POSITIVE_INFINITY, list: readonly Migration[] = migrations): number {
  refuseNewer(db, list);
  const from = schemaVersion(db);
  const pending = list.filter(({ version }) => version > from && version <= target);
  if (pending.length === 0) return from;
  // One transaction: a library at a step in between would be too new for the Magpie that it comes from.
  db.transaction(() => {
    for (const { version, up } of pending) {
      up(db);
      db.pragma(`user_version = ${version}`);
    }
  }).immediate();
  return schemaVersion(db);
}
