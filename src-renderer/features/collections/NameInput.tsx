import { type KeyboardEvent, useRef } from 'react';
import { maxCollectionNameLength } from '../../../src-shared/model/collections.ts';
import styles from './collections.module.css';

interface NameInputProps {
  readonly label: string;
  readonly value: string;
  /** The value is a proposal: Enter takes it as it is. */
  readonly isProposal?: boolean;
  /** Blank is a name like others. */
  readonly mayBeBlank?: boolean;
  readonly maxLength?: number;
  readonly className?: string | undefined;
  /** Gets a name; tells whether it was taken, else it can be changed. */
  readonly onName: (name: string) => Promise<boolean>;
  readonly onDone: () => void;
}

/** A name in its place: Enter takes it, leaving the field takes what was changed, Escape leaves it as it was. */
export function NameInput({
  label,
  value,
  isProposal = false,
  mayBeBlank = false,
  maxLength = maxCollectionNameLength,
  className = styles.name,
  onName,
  onDone,
}: NameInputProps) {
  const asked = useRef(false);

  async function take(field: HTMLInputElement, isUnchangedTaken: boolean): Promise<void> {
    if (asked.current) return;
    const name = field.value.trim();
    const isWanted = (mayBeBlank || name !== '') && (isUnchangedTaken || name !== value);
    asked.current = true;
    if (!isWanted || (await onName(name))) onDone();
    asked.current = false;
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    event.stopPropagation();
    if (event.key === 'Enter') void take(event.currentTarget, isProposal);
    if (event.key !== 'Escape') return;
    asked.current = true; // going away takes the focus, which must not take the name
    onDone();
  }

  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it appears only because it was asked for
      autoFocus
      className={className}
      defaultValue={value}
      aria-label={label}
      maxLength={maxLength}
      autoComplete="off"
      spellCheck={false}
      onFocus={event => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onBlur={event => void take(event.currentTarget, false)}
    />
  );
}
