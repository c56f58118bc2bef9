import { useEffect, useState } from 'react';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { useIndexState } from './index-state.ts';
import styles from './list-pane.module.css';

/** A library of some thousands is indexed before this; nobody need read about it. */
const patienceMs = 800;

/** Says that a search does not see everything yet, while the index is made anew. */
export function IndexLine() {
  const index = useIndexState();
  const isBuilding = index?.state === 'building';
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!isBuilding) return setShown(false);
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isBuilding]);
  if (!shown || !isBuilding) return null;
  const text = texts.list.indexing(readableCount(index.done), readableCount(index.total));
  return (
    <div className={styles.indexing}>
      <progress value={index.done} max={index.total} aria-label={texts.settings.index} />
      <span>{text}</span>
    </div>
  );
}
