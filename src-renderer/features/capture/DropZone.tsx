import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { maxFileBytes } from '../../../src-shared/model/library.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { readableCount, readableSize } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { useOpenedCollection } from '../collections/queries.ts';
import styles from './capture.module.css';
import { ImportDialog } from './ImportDialog.tsx';
import { type Dragged, listenForDrops } from './listen-for-drops.ts';

/** The whole window takes files, folders, text, links and images, and says what will become of them. */
export function DropZone() {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  useEffect(() => listenForDrops(setDragged), []);
  return (
    <>
      {dragged && (
        <div className={styles.overlay} aria-hidden="true">
          <div className={styles.frame}>
            <Download size={28} aria-hidden="true" />
            <Outcome dragged={dragged} />
            <span>{texts.capture.overlayHint(readableSize(maxFileBytes))}</span>
          </div>
        </div>
      )}
      <ImportDialog />
    </>
  );
}

function Outcome({ dragged }: { readonly dragged: Dragged }) {
  const collection = useOpenedCollection();
  const { overlay } = texts.capture;
  const what =
    dragged.kind === 'files' ? overlay.files(readableCount(dragged.count), dragged.count === 1) : overlay[dragged.kind];
  return <b>{collection ? overlay.into(what, plainName(collection.name)) : what}</b>;
}
