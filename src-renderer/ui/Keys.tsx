import { keyCaps } from '../lib/keys.ts';
import styles from './keys.module.css';

/** A key combination as key caps: one for each key, or all in one. */
export function Keys({ combination, joined = false }: { readonly combination: string; readonly joined?: boolean }) {
  const caps = keyCaps(combination);
  if (joined) return <kbd className={styles.key}>{caps.join(' ')}</kbd>;
  return (
    <span className={styles.keys}>
      {caps.map(cap => (
        <kbd key={cap} className={styles.key}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
