import { ChevronDown, ChevronUp, Copy, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Snippet } from '../../../src-shared/model/library.ts';
import { maskSecrets } from '../../../src-shared/model/mask.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { saveText } from '../capture/save-text.ts';
import { copyText, tellCopied } from './copy-snippet.ts';
import styles from './detail.module.css';

interface ImageTextProps {
  readonly snippet: Snippet;
  readonly text: string;
  /** Parts of the text that are shown as dots. */
  readonly hidden: readonly string[];
}

/** What was read in an image, to be copied or made a snippet of its own. */
export function ImageText({ snippet, text, hidden }: ImageTextProps) {
  const [open, setOpen] = useState(true);
  return (
    <section className={styles.imageText} aria-label={texts.imageText.title}>
      <div className={styles.imageTextBar}>
        <button type="button" className={styles.disclose} aria-expanded={open} onClick={() => setOpen(!open)}>
          {texts.imageText.title}
          {open ? <ChevronDown size={13} /> : <ChevronUp size={13} />}
        </button>
        <Action
          label={texts.imageText.copy}
          icon={<Copy size={14} />}
          onClick={() => void copyText(snippet, text).then(tellCopied)}
        />
        <Action label={texts.imageText.create} icon={<Plus size={15} />} onClick={() => void saveText(text)} />
      </div>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long text is scrolled with the keyboard, too
        <pre tabIndex={0}>{maskSecrets(text, hidden)}</pre>
      )}
    </section>
  );
}

interface ActionProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly onClick: () => void;
}

/** A button whose words are left out where there is no room for them. */
function Action({ label, icon, onClick }: ActionProps) {
  return (
    <Button icon={icon} aria-label={label} title={label} onClick={onClick}>
      <span className={styles.words}>{label}</span>
    </Button>
  );
}
