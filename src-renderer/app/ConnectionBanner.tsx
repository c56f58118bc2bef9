import { useEffect, useState } from 'react';
import { texts } from '../texts.ts';
import { useStatus } from '../ui/use-announced.ts';
import { useConnection } from './connection.ts';
import styles from './layout.module.css';

/** A restart of the service is over before this; nobody need read about it. */
const patienceMs = 800;

export function ConnectionBanner() {
  const connected = useConnection(state => state.connected);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (connected) return setShown(false);
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, [connected]);
  useStatus(shown && `${texts.live.lost} ${texts.live.lostHint}`);
  if (!shown) return null;
  return (
    <section className={styles.banner} data-bottom aria-label={texts.live.lost}>
      <b>{texts.live.lost}</b> {texts.live.lostHint}
    </section>
  );
}
