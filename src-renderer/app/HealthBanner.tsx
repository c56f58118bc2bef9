import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { attempt } from '../lib/attempt.ts';
import { texts } from '../texts.ts';
import { Button } from '../ui/Button.tsx';
import { useAlert } from '../ui/use-announced.ts';
import { tryWriting, useStorageFault } from './health.ts';
import styles from './health-banner.module.css';

/** Stays while nothing can be saved: what has happened, what to do, and that what is typed is not lost. */
export function HealthBanner() {
  const fault = useStorageFault();
  const [trying, setTrying] = useState(false);
  const told = fault && texts.health[fault];
  useAlert(told && `${told.title} ${told.hint}`);
  if (!told) return null;
  const retry = async () => {
    setTrying(true);
    await attempt(tryWriting);
    setTrying(false);
  };
  return (
    <section className={styles.banner} data-bottom aria-label={told.title}>
      <TriangleAlert size={16} aria-hidden="true" />
      <p>
        <b>{told.title}</b> {told.hint}
      </p>
      <Button look="outline" disabled={trying} onClick={() => void retry()}>
        {texts.health.retry}
      </Button>
    </section>
  );
}
