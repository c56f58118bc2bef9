import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { languageOf } from '../../../src-shared/model/languages.ts';
import type { RelatedSnippet, Snippet } from '../../../src-shared/model/library.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { Dot } from '../../ui/Dot.tsx';
import { CompareDialog } from './CompareDialog.tsx';
import styles from './info-strip.module.css';
import { isNearlySame, relatedQuery } from './related.ts';

/** As many as stand beside a description without making the strip higher. */
const shownFirst = 3;

/** What has something in common with a snippet, and why. Its room is kept while that is found out. */
export function Related({ snippet, isAsked }: { readonly snippet: Snippet; readonly isAsked: boolean }) {
  const { data: related } = useQuery({ ...relatedQuery(snippet.id), enabled: isAsked });
  const [all, setAll] = useState(false);
  const [compared, setCompared] = useState<RelatedSnippet>();
  const shown = all ? related : related?.slice(0, shownFirst);
  const hidden = (related?.length ?? 0) - (shown?.length ?? 0);

  return (
    <div>
      <div className={styles.titled}>
        <h2 className={styles.heading}>{texts.related.title}</h2>
        {hidden > 0 && (
          <button type="button" className={styles.more} onClick={() => setAll(true)}>
            {texts.related.more(hidden)}
          </button>
        )}
      </div>
      {related?.length === 0 && <p className={styles.none}>{texts.related.none}</p>}
      <ul className={styles.related} aria-label={texts.related.title}>
        {shown?.map(other => (
          <Row key={other.id} other={other} onCompare={() => setCompared(other)} />
        ))}
      </ul>
      {compared && <CompareDialog snippet={snippet} others={[compared.id]} onClose={() => setCompared(undefined)} />}
    </div>
  );
}

/** Why it is shown, in words. */
function reasonOf({ shared, together }: RelatedSnippet): string {
  const { shares, usedTogether, usedTogetherAndShares } = texts.related;
  const list = shared.join(', ');
  if (!together) return shares(list);
  return list === '' ? usedTogether : usedTogetherAndShares(list);
}

function Row({ other, onCompare }: { readonly other: RelatedSnippet; readonly onCompare: () => void }) {
  const open = useUi(state => state.open);
  const name = plainName(other.name);
  const same = isNearlySame(other);
  const reason = same ? texts.related.same : reasonOf(other);
  return (
    <li>
      <button type="button" className={styles.other} title={name} onClick={() => open(other.id)}>
        <Dot language={other.language} />
        <span className="sr-only">{languageOf(other.language).label}</span>
        <span className={styles.otherName}>{name}</span>
      </button>
      <div className={styles.reason}>
        <span title={reason}>{reason}</span>
        {same && (
          <button type="button" className={styles.compare} aria-label={texts.related.compareWith(name)} onClick={onCompare}>
            {texts.related.compare}
          </button>
        )}
      </div>
    </li>
  );
}
