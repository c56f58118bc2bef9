import { useState } from 'react';
import { texts } from '../../texts.ts';
import styles from './preview.module.css';
import { useBlobUrl } from './use-blob-url.ts';

/** As a picture: what is in it neither runs nor fetches. */
export function SvgPreview({ text }: { readonly text: string }) {
  const url = useBlobUrl(text, 'image/svg+xml');
  const [failed, setFailed] = useState('');
  if (failed === url && url !== '') return <p className={styles.problem}>{texts.preview.svgFailed}</p>;
  return (
    <div className={styles.picture}>
      {url !== '' && <img src={url} alt={texts.preview.drawing} onError={() => setFailed(url)} />}
    </div>
  );
}
