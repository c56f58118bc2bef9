import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Insight, InsightSnippet } from '../../../src-shared/model/insight.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { useUi } from '../../app/ui-store.ts';
import { readableCount } from '../../lib/sizes.ts';
import { agoTime } from '../../lib/times.ts';
import { useNow } from '../../lib/use-now.ts';
import { texts } from '../../texts.ts';
import { Dot } from '../../ui/Dot.tsx';
import { libraryQueries } from '../library/queries.ts';
import { CompareDialog } from '../viewer/CompareDialog.tsx';
import styles from './insight.module.css';

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly count?: number;
  /** What is said where there is nothing. */
  readonly none: string;
  readonly children: readonly ReactNode[];
}

function Section({ id, title, count, none, children }: SectionProps) {
  return (
    <section aria-labelledby={`insight-${id}`}>
      <h3 id={`insight-${id}`}>
        {title}
        {count !== undefined && count > 0 && <small>{readableCount(count)}</small>}
      </h3>
      {children.length === 0 ? <p className={styles.more}>{none}</p> : <ul className={styles.lines}>{children}</ul>}
    </section>
  );
}

function Line({
  snippet,
  onOpen,
  children,
}: {
  readonly snippet: InsightSnippet;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}) {
  const name = plainName(snippet.name);
  return (
    <li>
      <Dot language={snippet.language} />
      <button type="button" title={name} onClick={onOpen}>
        {name}
      </button>
      <span>{children}</span>
    </li>
  );
}

/** Leaves the page for a snippet. */
function open(id: InsightSnippet['id'], onLeave: () => void): void {
  onLeave();
  useUi.getState().open(id);
}

interface Leaving {
  readonly onLeave: () => void;
}

export function MostUsed({ mostUsed, onLeave }: Pick<Insight, 'mostUsed'> & Leaving) {
  return (
    <Section id="most-used" title={texts.insight.mostUsed} none={texts.insight.nothingUsed}>
      {mostUsed.map(snippet => (
        <Line key={snippet.id} snippet={snippet} onOpen={() => open(snippet.id, onLeave)}>
          {texts.insight.times(readableCount(snippet.uses), snippet.uses === 1)}
        </Line>
      ))}
    </Section>
  );
}

export function Unused({ unused, onLeave }: Pick<Insight, 'unused'> & Leaving) {
  const now = useNow();
  return (
    <Section id="unused" title={texts.insight.unused} count={unused.count} none={texts.insight.allUsed}>
      {unused.snippets.map(snippet => (
        <Line key={snippet.id} snippet={snippet} onOpen={() => open(snippet.id, onLeave)}>
          {agoTime(snippet.at, now)}
        </Line>
      ))}
    </Section>
  );
}

type Pair = Insight['duplicates']['pairs'][number];

export function Duplicates({ duplicates, onLeave }: Pick<Insight, 'duplicates'> & Leaving) {
  const [compared, setCompared] = useState<Pair>();
  return (
    <>
      <Section id="duplicates" title={texts.insight.duplicates} count={duplicates.count} none={texts.insight.noDuplicates}>
        {duplicates.pairs.map(pair => (
          <Line key={pair.other.id} snippet={pair.other} onOpen={() => open(pair.other.id, onLeave)}>
            <button
              type="button"
              className={styles.compare}
              aria-label={texts.related.compareWith(plainName(pair.one.name))}
              onClick={() => setCompared(pair)}
            >
              {texts.related.compare}
            </button>
          </Line>
        ))}
      </Section>
      {compared && <Compared pair={compared} onClose={() => setCompared(undefined)} />}
    </>
  );
}

function Compared({ pair: { one, other }, onClose }: { readonly pair: Pair; readonly onClose: () => void }) {
  const { data, isPlaceholderData } = useQuery(libraryQueries.snippet(one.id));
  return data && !isPlaceholderData ? <CompareDialog snippet={data} otherId={other.id} onClose={onClose} /> : null;
}
