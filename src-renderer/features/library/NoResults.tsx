import { languageOf } from '../../../src-shared/model/languages.ts';
import { useFilter, useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { TagChip } from '../../ui/Tag.tsx';
import { createSnippet } from '../capture/create-snippet.ts';
import styles from './list-states.module.css';

/** What was looked for, what narrows it, and what to do next. */
export function NoResults() {
  const filter = useFilter();
  const { setScope, setLanguages, setTags } = useUi.getState();
  const query = filter.query.trim();
  const narrowed = filter.languages.length + filter.tags.length > 0;
  const plain = query === '' && !narrowed;

  return (
    <div className={styles.message}>
      <h2>{titleOf(query, narrowed, filter.scope)}</h2>
      {plain && filter.scope !== 'all' && <p>{filter.scope === 'trash' ? texts.empty.trashHint : texts.empty.favouritesHint}</p>}
      {!plain && (
        <div className={styles.chips}>
          {filter.scope !== 'all' && chip(texts.empty.inScope(texts.sideBar.scopes[filter.scope]), () => setScope('all'))}
          {[...new Set(filter.languages.map(language => languageOf(language).label))].map(label =>
            chip(label, () => setLanguages(filter.languages.filter(language => languageOf(language).label !== label))),
          )}
          {filter.tags.map(tag => chip(tag, () => setTags(filter.tags.filter(other => other !== tag))))}
        </div>
      )}
      {query !== '' && filter.scope !== 'trash' && (
        <Button look="outline" onClick={() => void createSnippet({ name: query })}>
          {texts.empty.createFromSearch}
        </Button>
      )}
    </div>
  );
}

function titleOf(query: string, narrowed: boolean, scope: 'all' | 'favourites' | 'trash'): string {
  if (query !== '') return texts.empty.nothingFound(query);
  if (narrowed) return texts.empty.nothingMatches;
  if (scope === 'all') return texts.empty.title;
  return scope === 'trash' ? texts.empty.trash : texts.empty.favourites;
}

function chip(name: string, onRemove: () => void) {
  return <TagChip key={name} tag={name} removeLabel={texts.empty.removeFilter(name)} onRemove={onRemove} />;
}
