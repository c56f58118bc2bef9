import { useQuery } from '@tanstack/react-query';
import { type MouseEvent, useState } from 'react';
import { useUi } from '../../app/ui-store.ts';
import { isMod } from '../../lib/keys.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Dot } from '../../ui/Dot.tsx';
import { useCountedFilter } from './counted-filter.ts';
import { groupLanguages, type LanguageGroup } from './language-groups.ts';
import { libraryQueries } from './queries.ts';
import styles from './side-bar.module.css';

/** Most libraries are mostly a few languages; the others are one click away. */
const shownAtFirst = 8;

export function LanguageNav() {
  const languages = useUi(state => state.filter.languages);
  const setLanguages = useUi(state => state.setLanguages);
  const [all, setAll] = useState(false);
  // Counted without the languages that are chosen, so that a second one can be.
  const { data: facets } = useQuery(libraryQueries.facets({ ...useCountedFilter(), languages: [] }));
  const groups = groupLanguages(facets?.languages ?? [], languages);
  if (groups.length === 0) return null;
  const shown = all ? groups : groups.filter((group, index) => index < shownAtFirst || group.chosen);

  function choose(group: LanguageGroup, event: MouseEvent): void {
    const others = isMod(event) ? languages.filter(language => !group.specifics.includes(language)) : [];
    const alone = group.chosen && (isMod(event) || languages.length === group.specifics.length);
    setLanguages(alone ? others : [...others, ...group.specifics]);
  }

  return (
    <section aria-labelledby="nav-languages">
      <h2 id="nav-languages" className={styles.heading}>
        {texts.sideBar.languages}
      </h2>
      <div className={styles.section}>
        {shown.map(group => (
          <button
            key={group.label}
            type="button"
            className={styles.item}
            aria-pressed={group.chosen}
            data-item
            onClick={event => choose(group, event)}
          >
            <Dot language={group.specifics[0] ?? ''} />
            <span>{group.label}</span>
            <b>{readableCount(group.count)}</b>
          </button>
        ))}
        {groups.length > shownAtFirst && (
          <button type="button" className={styles.more} onClick={() => setAll(!all)}>
            {all ? texts.sideBar.less : texts.sideBar.more(groups.length - shown.length)}
          </button>
        )}
      </div>
    </section>
  );
}
