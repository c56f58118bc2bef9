import { Tabs } from '@base-ui/react/tabs';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { host } from '../../api/bridge.ts';
import { useUi } from '../../app/ui-store.ts';
import { isMod } from '../../lib/keys.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { useStatus } from '../../ui/use-announced.ts';
import { type Section, sections } from './sections.ts';
import styles from './settings-dialog.module.css';
import { SettingsSearchContext } from './settings-search.ts';

/** One section at a time; while something is looked for, what is found of all. */
export function SettingsPages() {
  const [query, setQuery] = useState('');
  const chosen = useUi(state => state.settingsSection);
  const setSettings = useUi(state => state.setSettings);
  const field = useRef<HTMLInputElement>(null);
  const searching = query.trim() !== '';
  const shown = searching ? sections : sections.filter(({ id }) => id === chosen);

  useEffect(() => field.current?.focus(), []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key.toLowerCase() === 'f' && isMod(event)) {
      event.preventDefault();
      field.current?.select();
    } else if (event.key === 'Escape' && query !== '') {
      event.stopPropagation(); // the next one closes the dialog
      setQuery('');
      field.current?.focus();
    }
  }

  return (
    <Tabs.Root
      orientation="vertical"
      className={styles.pages}
      value={searching ? null : chosen}
      onValueChange={id => {
        setQuery('');
        setSettings(true, id);
      }}
      onKeyDown={onKeyDown}
    >
      <div className={styles.side}>
        <div className={styles.search}>
          <Search size={14} aria-hidden="true" />
          <input
            ref={field}
            type="search"
            aria-label={texts.settings.search}
            placeholder={texts.settings.search}
            value={query}
            onChange={event => setQuery(event.target.value)}
          />
        </div>
        <Tabs.List className={styles.list} aria-label={texts.settings.title} activateOnFocus={!searching}>
          {sections.map(({ id, icon: Icon }) => (
            <Tabs.Tab key={id} value={id} className={styles.tab}>
              <Icon size={15} aria-hidden="true" />
              <span>{texts.settings.sections[id]}</span>
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </div>
      <div className={styles.close}>
        <IconButton small label={texts.settings.close} keys="Escape" onClick={() => setSettings(false)}>
          <X size={15} />
        </IconButton>
      </div>
      {searching ? (
        <Found query={query} />
      ) : (
        <Tabs.Panel value={chosen} className={styles.page} tabIndex={-1}>
          {shown.map(section => (
            <SectionView key={section.id} section={section} query="" />
          ))}
        </Tabs.Panel>
      )}
    </Tabs.Root>
  );
}

/** All sections, of which the style sheet hides those that hold nothing that is looked for. */
function Found({ query }: { readonly query: string }) {
  const page = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is on view follows from the query
  useLayoutEffect(() => setCount(page.current?.querySelectorAll('[data-setting]:not([hidden])').length ?? 0), [query]);
  const found = texts.settings.found(count, query);
  useStatus(found);
  return (
    <div ref={page} className={styles.page} data-found>
      {count === 0 && <p className={styles.none}>{found}</p>}
      {sections.map(section => (
        <SectionView key={section.id} section={section} query={query} />
      ))}
    </div>
  );
}

function SectionView({ section, query }: { readonly section: Section; readonly query: string }) {
  const { id, Component, desktopOnly } = section;
  const title = texts.settings.sections[id];
  const search = useMemo(() => ({ query, section: title }), [query, title]);
  return (
    <section aria-labelledby={`settings-${id}`} className={styles.section}>
      <h2 id={`settings-${id}`}>{title}</h2>
      <SettingsSearchContext value={search}>
        {desktopOnly && host === 'browser' ? <p className={styles.note}>{texts.settings.desktopOnly}</p> : <Component />}
      </SettingsSearchContext>
    </section>
  );
}
