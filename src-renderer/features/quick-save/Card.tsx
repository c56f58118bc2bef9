import { Check, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './capture-card.module.css';

type Tone = 'done' | 'info' | 'warn';

interface CardProps {
  readonly tone: Tone;
  /** Of the bar at its edge, where it says more than the tone: the language's. */
  readonly colour?: string;
  readonly title: ReactNode;
  readonly hint: ReactNode;
  /** A line below these. */
  readonly more?: ReactNode;
  /** Buttons, the one that is meant most last. */
  readonly children?: ReactNode;
}

const icons: Readonly<Record<Tone, LucideIcon>> = { done: Check, info: Info, warn: TriangleAlert };

export function Card({ tone, colour, title, hint, more, children }: CardProps) {
  const Icon = icons[tone];
  return (
    <div className={styles.card}>
      <span className={styles.bar} data-tone={tone} style={colour === undefined ? undefined : { background: colour }} />
      <div className={styles.body}>
        <div role="status">
          <div className={styles.title}>
            <Icon size={15} aria-hidden="true" />
            <span>{title}</span>
          </div>
          <p>{hint}</p>
        </div>
        {more}
      </div>
      <div className={styles.actions}>{children}</div>
    </div>
  );
}
