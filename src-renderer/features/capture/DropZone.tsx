import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { maxFileBytes } from '../../../src-shared/model/library.ts';
import { readableSize } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import styles from './capture.module.css';
import { ImportDialog } from './ImportDialog.tsx';
import { listenForDrops } from './listen-for-drops.ts';

/** The whole window takes files, folders, text and images. */
export function DropZone() {
  const [over, setOver] = useState(false);
  useEffect(() => listenForDrops(setOver), []);
  return (
    <>
      {over && (
        <div className={styles.overlay} role="status">
          <div className={styles.frame}>
            <Download size={28} aria-hidden="true" />
            <b>{texts.capture.overlay}</b>
            <span>{texts.capture.overlayHint(readableSize(maxFileBytes))}</span>
          </div>
        </div>
      )}
      <ImportDialog />
    </>
  );
}
