import { useMemo } from 'react';
import type { Snippet } from '../../../src-shared/model/library.ts';
import { maskSecrets } from '../../../src-shared/model/mask.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { contentUrl } from '../../api/bridge.ts';
import { highlight } from '../../lib/highlight/highlight.ts';
import { texts } from '../../texts.ts';
import styles from './palette.module.css';

/** Some screens of the preview: who wants to read more opens the snippet. */
const shownLength = 10_000;

/** The first fragment of a snippet, its secrets hidden. */
export function Preview({ snippet }: { readonly snippet: Snippet }) {
  const { fragments, secrets, name } = snippet;
  const [first] = fragments;
  const tokens = useMemo(() => {
    if (first?.text === undefined) return [];
    const masked = maskSecrets(
      first.text,
      secrets.map(({ text }) => text),
    );
    return highlight(masked.slice(0, shownLength), first.language);
  }, [first, secrets]);

  if (first?.text === undefined) {
    if (first?.generic !== 'IMAGE') return <p className={styles.none}>{texts.detail.binaryHint}</p>;
    return <img className={styles.image} src={contentUrl(first.id)} alt={texts.detail.imageAlt(plainName(name))} />;
  }
  return (
    <pre className={styles.code}>
      {tokens.map(({ text, kind }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches of a text have no other name, and are never reordered
        <span key={index} data-kind={kind}>
          {text}
        </span>
      ))}
    </pre>
  );
}
