import { ChevronDown, ChevronUp, Link } from 'lucide-react';
import type { Snippet } from '../../../src-shared/model/library.ts';
import { useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { Tag } from '../../ui/Tag.tsx';
import styles from './info-strip.module.css';
import { TagEditor } from './TagEditor.tsx';

export function InfoStrip({ snippet }: { readonly snippet: Snippet }) {
  const open = useUi(state => state.info);
  const setInfo = useUi(state => state.setInfo);
  const editable = snippet.deleted === undefined;

  return (
    <section className={styles.strip} aria-label={texts.detail.info}>
      <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setInfo(!open)}>
        {texts.detail.about}
        {open ? <ChevronDown size={13} /> : <ChevronUp size={13} />}
      </button>
      {open && (
        <div className={styles.columns}>
          <div>
            <p className={snippet.description ? styles.text : styles.none}>{snippet.description ?? texts.detail.noDescription}</p>
            {editable ? (
              <TagEditor key={snippet.id} snippet={snippet} />
            ) : (
              <div className={styles.tags}>
                {snippet.tags.map(tag => (
                  <Tag key={tag} tag={tag} />
                ))}
              </div>
            )}
          </div>
          {snippet.websites.length > 0 && <Links websites={snippet.websites} />}
        </div>
      )}
    </section>
  );
}

function Links({ websites }: { readonly websites: Snippet['websites'] }) {
  return (
    <div>
      <h2 className={styles.heading}>{texts.detail.links}</h2>
      <ul className={styles.links}>
        {websites.map(({ url, name }) => (
          <li key={url}>
            <Link size={14} aria-hidden="true" />
            {isWebAddress(url) ? (
              <a href={url} target="_blank" rel="noreferrer noopener" title={url}>
                {name || url}
              </a>
            ) : (
              <span>{name || url}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Snippets come from anywhere: only addresses of the web become links. */
function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}
