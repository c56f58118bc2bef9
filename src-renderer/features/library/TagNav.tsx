import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFilter, useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { TagButton } from '../../ui/Tag.tsx';
import { libraryQueries } from './queries.ts';
import styles from './side-bar.module.css';

const shownAtFirst = 24;

export function TagNav() {
  const filter = useFilter();
  const setTags = useUi(state => state.setTags);
  const [all, setAll] = useState(false);
  const { data: facets } = useQuery(libraryQueries.facets(filter));
  const counts = new Map(facets?.tags.map(({ value, count }) => [value, count]));
  const names = [...filter.tags, ...[...counts.keys()].filter(tag => !filter.tags.includes(tag))];
  if (names.length === 0) return null;

  return (
    <section aria-labelledby="nav-tags">
      <h2 id="nav-tags" className={styles.heading}>
        {texts.sideBar.tags}
      </h2>
      <div className={styles.tags}>
        {names.slice(0, all ? names.length : shownAtFirst).map(tag => {
          const on = filter.tags.includes(tag);
          return (
            <TagButton
              key={tag}
              tag={tag}
              count={counts.get(tag) ?? 0}
              on={on}
              onClick={() => setTags(on ? filter.tags.filter(other => other !== tag) : [...filter.tags, tag])}
            />
          );
        })}
      </div>
      {names.length > shownAtFirst && (
        <button type="button" className={styles.more} onClick={() => setAll(!all)}>
          {all ? texts.sideBar.less : texts.sideBar.more(names.length - shownAtFirst)}
        </button>
      )}
    </section>
  );
}
