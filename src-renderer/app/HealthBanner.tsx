import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { attempt } from '../lib/attempt.ts';
import { texts } from '../texts.ts';
import { Button } from '../ui/Button.tsx';
import { tryWriting, useStorageFault } from './health.ts';
import styles from './health-banner.module.css';

/** Stays while nothing can be saved: what has happened, what to do, and that what is typed is not lost. */
export function HealthBanner() {
  const fault = useStorageFault();
  const [trying, setTrying] = useState(false);
  if (fault === undefined) return null;
  const { title, hint } = texts.health[fault];
  const retry = async () => {
    setTrying(true);
    await attempt(tryWriting);
    setTrying(false);
  };
  return (
    <div className={styles.banner} data-bottom role="alert">
      <TriangleAlert size={16} aria-hidden="true" />
      <p>
        <b>{title}</b> {hint}
      </p>
      <Button look="outline" disabled={trying} onClick={() => void retry()}>
        {texts.health.retry}
      </Button>
    </div>
  );
}
