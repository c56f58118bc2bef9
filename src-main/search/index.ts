import type { LibraryFilter } from '../../src-shared/model/library.ts';
import { maskSecrets } from '../../src-shared/model/mask.ts';
import type { SearchIndex, Found as StorageFound } from '../storage/search-index.ts';
import type { WriteDb } from '../storage/sqlite/db.ts';
import { type Document, flagsOf, toDocument } from './document.ts';
import { explain, soughtBy } from './explain.ts';
import { defineFilterFunctions } from './filters.ts';
import { LibraryIndex, type Limits } from './library-index.ts';
import { createPublishedSearch } from './published.ts';
import { evaluate } from './query/evaluate.ts';
import { createLookups } from './query/lookups.ts';
import { createRegexes } from './query/regex.ts';
import { createRelated } from './related.ts';
import { Uses } from './uses.ts';

/** Time that one answer may spend on regular expressions, in milliseconds: others wait in the thread meanwhile. */
const regexTime = 150;
/** And a count of a smart collection, of which a list asks for many. */
const countTime = 20;

/**
 * The search engine over the library's database, in the thread that owns it.
 *
 * @param folder where the index keeps its files; without one it lives in memory and is built at each start
 */
export function createSearchIndex(db: WriteDb, folder?: string, limits?: Limits): SearchIndex {
  defineFilterFunctions(db);
  dropOldTables(db);
  const index = new LibraryIndex(db, folder, limits);
  const uses = new Uses(db);
  const lookups = createLookups(db, () => index.parts.revision);
  const regex = createRegexes();
  const secretsOf = db.prepare<[number], string>('SELECT text FROM sensitives WHERE asset = ?').pluck();

  /** An asset's texts as they may be shown: secrets stand in no excerpt, and are no reason that is told. */
  function shown(seq: number): Document | undefined {
    const raw = index.reader.raw([seq]).get(seq);
    const secrets = raw ? secretsOf.all(seq) : [];
    if (!raw || secrets.length === 0) return raw;
    const masked = (text: string) => maskSecrets(text, secrets);
    return { ...raw, name: masked(raw.name), annotations: masked(raw.annotations), content: masked(raw.content) };
  }

  function evaluated(filter: LibraryFilter, count: number, time: number): StorageFound {
    const end = performance.now() + time;
    const isOver = () => performance.now() > end;
    return evaluate(
      { segments: index.parts.segments(), uses, lookups, regex, rawOf: index.reader.raw, now: Date.now(), isOver },
      filter,
      count,
    );
  }

  return {
    put: (seq, asset) => index.put(toDocument(seq, asset)),
    setState: (seq, asset) => index.setFlags(seq, flagsOf(asset)),
    remove: seq => index.remove(seq),
    commit: revision => index.commit(revision),
    setUses: (seq, count) => uses.set(seq, count),
    rollback: () => index.parts.rollback(),
    find: (filter, count) => evaluated(filter, count, regexTime),
    count(query) {
      const { seqs, searched } = evaluated({ scope: 'all', query, languages: [], tags: [] }, 0, countTime);
      return searched ? undefined : seqs.length;
    },
    explain: (query, hits) => explain(soughtBy(query, regex), hits, shown),
    search: createPublishedSearch(db, index),
    related: createRelated(db, index, shown),
    progress: () => index.progress,
    check: below => index.check(below),
    rebuild: () => index.rebuild(),
    close: () => index.close(),
  };
}

/** Tables of the engine before this one. */
function dropOldTables(db: WriteDb): void {
  db.exec(`
    DROP TABLE IF EXISTS search_text;
    DROP TABLE IF EXISTS search_vocabulary;
    DROP TABLE IF EXISTS search_words;
    DROP TABLE IF EXISTS search_grams;
    DELETE FROM meta WHERE key = 'search_version';
  `);
}
