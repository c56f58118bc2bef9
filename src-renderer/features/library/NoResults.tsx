import { languageOf } from '../../../src-shared/model/languages.ts';
import type { Scope } from '../../../src-shared/model/library.ts';
import { parseQuery } from '../../../src-shared/query/parse.ts';
import type { Token } from '../../../src-shared/query/query.ts';
import { commands } from '../../app/commands.ts';
import { useFilter, useUi } from '../../app/ui-store.ts';
import { keyCaps } from '../../lib/keys.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { TagChip } from '../../ui/Tag.tsx';
import { createSnippet } from '../capture/create-snippet.ts';
import { useCollections } from '../collections/queries.ts';
import { without } from '../search/without.ts';
import { keepFocus } from './keep-focus.ts';
import styles from './list-states.module.css';

/** What was looked for, what narrows it, and what to do next. */
export function NoResults() {
  const filter = useFilter();
  const { setScope, setLanguages, setTags, setQuery } = useUi.getState();
  const { tokens, text } = parseQuery(filter.query);
  const words = text.trim();
  const conditions = tokens.filter(narrows);
  const narrowed = filter.languages.length + filter.tags.length + conditions.length > 0;
  const collection = useCollections().find(({ id }) => id === filter.collection);
  const plain = words === '' && !narrowed;

  return (
    <div ref={keepFocus} id="list" tabIndex={-1} className={styles.message}>
      <h2>{titleOf(words, narrowed, filter.scope, collection !== undefined)}</h2>
      {plain && filter.scope !== 'all' && <p>{hintOf(filter.scope)}</p>}
      {plain && collection && <p>{texts.empty.collectionHint(keyCaps(commands.collect.keys[0]).join(' '))}</p>}
      {plain && (filter.scope !== 'all' || collection) && (
        <Button look="outline" onClick={() => setScope('all')}>
          {texts.empty.showAll}
        </Button>
      )}
      {!plain && (
        <div className={styles.chips}>
          {filter.scope !== 'all' && chip(texts.empty.inScope(texts.sideBar.scopes[filter.scope]), () => setScope('all'))}
          {collection && chip(texts.empty.inScope(collection.name), () => setScope('all'))}
          {[...new Set(filter.languages.map(language => languageOf(language).label))].map(label =>
            chip(label, () => setLanguages(filter.languages.filter(language => languageOf(language).label !== label))),
          )}
          {filter.tags.map(tag => chip(tag, () => setTags(filter.tags.filter(other => other !== tag))))}
          {conditions.map(token =>
            chip(filter.query.slice(token.from, token.to), () => setQuery(without(filter.query, token)), token.from),
          )}
        </div>
      )}
      {words !== '' && filter.scope !== 'trash' && (
        <Button look="outline" onClick={() => void createSnippet({ name: words })}>
          {texts.empty.createFromSearch}
        </Button>
      )}
    </div>
  );
}

/** Whether leaving a part of the query out may find more. */
function narrows({ kind, negated }: Token): boolean {
  return negated || kind === 'operator' || kind === 'phrase' || kind === 'regex';
}

function titleOf(words: string, narrowed: boolean, scope: Scope, inCollection: boolean): string {
  if (words !== '') return texts.empty.nothingFound(words);
  if (narrowed) return texts.empty.nothingMatches;
  if (inCollection) return texts.empty.collection;
  return scope === 'all' ? texts.empty.title : texts.empty[scope];
}

function hintOf(scope: Exclude<Scope, 'all'>): string {
  const { trashHint, favouritesHint, recentHint, suggestedHint } = texts.empty;
  return { trash: trashHint, favourites: favouritesHint, recent: recentHint, suggested: suggestedHint }[scope];
}

function chip(name: string, onRemove: () => void, key: string | number = name) {
  return <TagChip key={key} tag={name} removeLabel={texts.empty.removeFilter(name)} onRemove={onRemove} />;
}
