import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { CopyGroup, Insight, InsightSnippet } from '../../../src-shared/model/insight.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { queryClient } from '../../app/query-client.ts';
import { useUi } from '../../app/ui-store.ts';
import { textOfError } from '../../lib/error-text.ts';
import { readableCount } from '../../lib/sizes.ts';
import { agoTime } from '../../lib/times.ts';
import { useNow } from '../../lib/use-now.ts';
import { texts } from '../../texts.ts';
import { Dot } from '../../ui/Dot.tsx';
import { libraryQueries } from '../library/queries.ts';
import { CompareDialog } from '../viewer/CompareDialog.tsx';
import styles from './insight.module.css';
import { insightKey, nearCopiesQuery } from './queries.ts';

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

/** Snippets to be merged: exact copies first, then those that are nearly the same, which take a while to find. */
export function Duplicates({ duplicates, onLeave }: Pick<Insight, 'duplicates'> & Leaving) {
  const { data: near, isFetching, error } = useQuery(nearCopiesQuery);
  const [compared, setCompared] = useState<CopyGroup>();
  const { copies, looking, noDuplicates, sameText } = texts.insight;
  const line = (group: CopyGroup, about: string) => (
    <GroupLine key={group.snippets[0]?.id} group={group} about={about} onCompare={() => setCompared(group)} onLeave={onLeave} />
  );
  return (
    <>
      <Section
        id="duplicates"
        title={texts.insight.duplicates}
        count={duplicates.count + (near?.count ?? 0)}
        none={isFetching ? looking : error ? textOfError(error) : noDuplicates}
      >
        {[
          ...duplicates.groups.map(group => line(group, copies(group.snippets.length))),
          ...(near?.groups ?? []).map(group => line(group, sameText(Math.floor(group.similarity * 100)))),
        ]}
      </Section>
      {compared && <Compared group={compared} onClose={() => setCompared(undefined)} />}
    </>
  );
}

interface GroupLineProps extends Leaving {
  readonly group: CopyGroup;
  readonly about: string;
  readonly onCompare: () => void;
}

function GroupLine({ group: { snippets }, about, onCompare, onLeave }: GroupLineProps) {
  const [first, second] = snippets;
  if (!first || !second) return null;
  return (
    <Line snippet={first} onOpen={() => open(first.id, onLeave)}>
      {about}
      <button
        type="button"
        className={styles.compare}
        aria-label={texts.insight.compare(plainName(first.name), plainName(second.name))}
        onClick={onCompare}
      >
        {texts.related.compare}
      </button>
    </Line>
  );
}

function Compared({ group, onClose }: { readonly group: CopyGroup; readonly onClose: () => void }) {
  const [first, ...others] = group.snippets.map(({ id }) => id);
  const { data, isPlaceholderData } = useQuery(libraryQueries.snippet(first ?? ''));
  if (!data || isPlaceholderData) return null;
  const refetch = () => void queryClient.invalidateQueries({ queryKey: insightKey });
  return <CompareDialog snippet={data} others={others} onClose={onClose} onMerged={refetch} />;
}
