import { useMemo } from 'react';
import { texts } from '../../texts.ts';
import styles from './preview.module.css';
import { sandboxedPicture } from './sandboxed-page.ts';
import { useLook } from './use-look.ts';

export function SvgPreview({ text }: { readonly text: string }) {
  const look = useLook();
  const page = useMemo(() => (isDrawing(text) ? sandboxedPicture(text, look, texts.preview.drawing) : undefined), [text, look]);
  if (page === undefined) return <p className={styles.problem}>{texts.preview.svgFailed}</p>;
  return (
    <iframe className={styles.drawing} title={texts.preview.drawing} sandbox="" referrerPolicy="no-referrer" srcDoc={page} />
  );
}

function isDrawing(text: string): boolean {
  const { documentElement } = new DOMParser().parseFromString(text.trim(), 'image/svg+xml');
  return documentElement.localName === 'svg' && documentElement.querySelector('parsererror') === null;
}
