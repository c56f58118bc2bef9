import { useState } from 'react';
import type { FormatId } from '../../../src-shared/model/ids.ts';
import { contentUrl } from '../../api/bridge.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './detail.module.css';

interface ImageViewProps {
  readonly id: FormatId;
  readonly name: string;
}

interface Pixels {
  readonly width: number;
  readonly height: number;
}

/** A picture, fitted to the pane or at its own size. */
export function ImageView({ id, name }: ImageViewProps) {
  const [fit, setFit] = useState(true);
  const [pixels, setPixels] = useState<Pixels>();
  const [failed, setFailed] = useState(false);
  if (failed) return <div className={styles.binary}>{texts.detail.imageFailed}</div>;

  return (
    <div className={styles.zoom}>
      <div className={styles.image} data-fit={fit || undefined} tabIndex={fit ? -1 : 0}>
        <img
          src={contentUrl(id)}
          alt={texts.detail.imageAlt(name)}
          draggable={false}
          onLoad={({ currentTarget }) => setPixels({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })}
          onError={() => setFailed(true)}
        />
      </div>
      {pixels && (
        <div className={styles.zoomBar}>
          {texts.detail.pixels(pixels.width, pixels.height)}
          <Button onClick={() => setFit(!fit)}>{fit ? texts.detail.actualSize : texts.detail.fit}</Button>
        </div>
      )}
    </div>
  );
}
