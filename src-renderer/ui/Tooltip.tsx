import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Keys } from './Keys.tsx';
import styles from './tooltip.module.css';

interface TooltipProps {
  readonly text: string;
  readonly keys?: string;
  readonly children: ReactElement;
}

/** Shows a name and its key after a moment over the control it wraps. */
export function Tooltip({ text, keys, children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            {text}
            {keys !== undefined && <Keys combination={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
