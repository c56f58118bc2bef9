import { ChevronDown, ChevronUp, Link } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Snippet } from '../../../src-shared/model/library.ts';
import { maskSecrets } from '../../../src-shared/model/mask.ts';
import { useUi } from '../../app/ui-store.ts';
import { isWebAddress } from '../../lib/web-address.ts';
import { texts } from '../../texts.ts';
import { Tag } from '../../ui/Tag.tsx';
import { HistoryLine } from '../history/HistoryLine.tsx';
import styles from './info-strip.module.css';
import { Related } from './Related.tsx';
import { TagEditor } from './TagEditor.tsx';

interface InfoStripProps {
  readonly snippet: Snippet;
  /** Parts of its texts that are shown as dots. */
  readonly hidden: readonly string[];
}

/** A snippet is on view for so long before more is asked about it: whoever goes through the list asks nothing. */
const staysAfterMs = 200;

export function InfoStrip({ snippet, hidden }: InfoStripProps) {
  const stays = useStays(snippet.id);
  const open = useUi(state => state.info);
  const setInfo = useUi(state => state.setInfo);
  return (
    <section className={styles.strip} aria-label={texts.detail.info}>
      <div className={styles.columns} data-open={open || undefined}>
        <div>
          <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setInfo(!open)}>
            {texts.detail.about}
            {open ? <ChevronDown size={13} /> : <ChevronUp size={13} />}
          </button>
          {open && <About snippet={snippet} hidden={hidden} />}
        </div>
        {open && snippet.deleted === undefined && <Related key={snippet.id} snippet={snippet} isAsked={stays} />}
        {open && <Links snippet={snippet} hidden={hidden} isAsked={stays} />}
      </div>
    </section>
  );
}

function useStays(id: string): boolean {
  const [stayed, setStayed] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setStayed(id), staysAfterMs);
    return () => clearTimeout(timer);
  }, [id]);
  return stayed === id;
}

function About({ snippet, hidden }: InfoStripProps) {
  const { description, generated, tags, deleted } = snippet;
  return (
    <>
      {description === undefined ? (
        <p className={styles.none}>{texts.detail.noDescription}</p>
      ) : (
        <p className={styles.text} title={generated.description ? texts.detail.generatedDescription : undefined}>
          {maskSecrets(description, hidden)}
        </p>
      )}
      {deleted === undefined ? (
        <TagEditor key={snippet.id} snippet={snippet} />
      ) : (
        <div className={styles.tags}>
          {tags.map(tag => (
            <Tag key={tag} tag={tag} />
          ))}
        </div>
      )}
    </>
  );
}

function Links({ snippet, hidden, isAsked }: InfoStripProps & { readonly isAsked: boolean }) {
  return (
    <div>
      <h2 className={styles.heading}>{texts.detail.links}</h2>
      <ul className={styles.links}>
        {snippet.websites.map(({ url, name }) => {
          const shown = maskSecrets(name || url, hidden);
          return (
            <li key={url}>
              <Link size={14} aria-hidden="true" />
              {isWebAddress(url) ? (
                <a href={url} target="_blank" rel="noreferrer noopener" title={maskSecrets(url, hidden)}>
                  {shown}
                </a>
              ) : (
                <span>{shown}</span>
              )}
            </li>
          );
        })}
        <li>
          <HistoryLine snippet={snippet} isAsked={isAsked} />
        </li>
      </ul>
    </div>
  );
}
