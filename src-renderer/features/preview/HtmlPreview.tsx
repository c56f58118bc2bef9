import { useMemo } from 'react';
import { texts } from '../../texts.ts';
import styles from './preview.module.css';
import { sandboxedPage } from './sandboxed-page.ts';

export function HtmlPreview({ text }: { readonly text: string }) {
  const page = useMemo(() => sandboxedPage(text), [text]);
  if (page === undefined) return <p className={styles.problem}>{texts.preview.tooLong}</p>;
  return <iframe className={styles.page} title={texts.preview.page} sandbox="" referrerPolicy="no-referrer" srcDoc={page} />;
}
