import { keyCaps } from '../lib/keys.ts';
import styles from './keys.module.css';

type KeysProps = ({ readonly combination: string } | { readonly caps: readonly string[] }) & { readonly joined?: boolean };

/** A key combination as key caps: one for each key, or all in one. */
export function Keys({ joined = false, ...keys }: KeysProps) {
  const caps = 'caps' in keys ? keys.caps : keyCaps(keys.combination);
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
