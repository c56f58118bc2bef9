import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './button.module.css';
import { Tooltip } from './Tooltip.tsx';

type Attributes = ButtonHTMLAttributes<HTMLButtonElement> & { readonly ref?: Ref<HTMLButtonElement> };

interface ButtonProps extends Attributes {
  readonly look?: 'primary' | 'quiet' | 'outline';
  readonly icon?: ReactNode;
}

export function Button({ look = 'quiet', icon, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" className={[styles.button, styles[look], className].filter(Boolean).join(' ')} {...rest}>
      {icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends Attributes {
  /** The accessible name, also shown as a tooltip. */
  readonly label: string;
  /** The key that does the same. */
  readonly keys?: string;
  readonly small?: boolean;
  readonly on?: boolean;
}

export function IconButton({ label, keys, small = false, on = false, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys !== undefined && { keys })}>
      <button
        type="button"
        aria-label={label}
        className={styles.icon}
        data-small={small || undefined}
        data-on={on || undefined}
        {...rest}
      >
        {children}
      </button>
    </Tooltip>
  );
}
