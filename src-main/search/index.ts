import { foldCase } from '../../src-shared/model/fold.ts';
import type { LibraryFilter, Scope } from '../../src-shared/model/library.ts';
import type { SearchIndex, Found as StorageFound } from '../storage/search-index.ts';
import type { WriteDb } from '../storage/sqlite/db.ts';
import { flag, flagsOf, toDocument } from './document.ts';
import { explain } from './explain.ts';
import { defineFilterFunctions } from './filters.ts';
import { LibraryIndex, type Limits } from './library-index.ts';
import { createPublishedSearch } from './published.ts';
import { type Allowed, type DocumentTest, find } from './query/find.ts';
import { createRelated } from './related.ts';
import { Uses } from './uses.ts';

/** What the lists of the window show, by the flags of an asset. */
const scopes: Readonly<Record<Scope, Pick<Allowed, 'mask' | 'flags'>>> = {
  all: { mask: flag.trashed | flag.pseudo, flags: 0 },
  favourites: { mask: flag.trashed | flag.pseudo | flag.favourite, flags: flag.favourite },
  trash: { mask: flag.trashed | flag.pseudo, flags: flag.trashed },
};

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
  const withTag = db
    .prepare<[string], number>('SELECT l.asset FROM asset_tags l JOIN tags t ON t.key = l.tag WHERE t.folded = ?')
    .pluck();

  function allowedBy({ scope, languages, tags }: Omit<LibraryFilter, 'query'>): Allowed {
    const sets = tags.map(tag => new Set(withTag.all(foldCase(tag.trim()))));
    if (languages.length === 0 && sets.length === 0) return scopes[scope];
    const passes: DocumentTest = ({ languages: languageOf, languageNames, seqs }) => {
      const wanted = languageNames.map(name => languages.length === 0 || languages.includes(name));
      return document => wanted[languageOf[document] as number] === true && sets.every(set => set.has(seqs[document] as number));
    };
    return { ...scopes[scope], passes };
  }

  return {
    put: (seq, asset) => index.put(toDocument(seq, asset)),
    setState: (seq, asset) => index.setFlags(seq, flagsOf(asset)),
    remove: seq => index.remove(seq),
    commit: revision => index.commit(revision),
    setUses: (seq, count) => uses.set(seq, count),
    rollback: () => index.parts.rollback(),
    find({ query, ...filter }, count): StorageFound {
      return find(index.parts.segments(), query, allowedBy(filter), count, uses);
    },
    explain: (query, hits) => explain(query, hits, seq => index.reader.between(seq, seq)[0]?.raw),
    search: createPublishedSearch(db, index),
    related: createRelated(db, index),
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
