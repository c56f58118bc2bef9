import { ClipboardPaste, FileDown, PanelLeft, SquarePlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { maxFileBytes } from '../../../src-shared/model/library.ts';
import { commands } from '../../app/commands.ts';
import { useLayout } from '../../app/use-layout.ts';
import { keyCaps } from '../../lib/keys.ts';
import { readableSize } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { chooseFiles } from '../capture/choose-files.ts';
import { useHotkeyCaps } from '../settings/hotkeys.ts';
import styles from './empty-library.module.css';

export function EmptyLibrary() {
  const { sideBarShown } = useLayout();
  const saveKey = useHotkeyCaps('quickSave');
  return (
    <section className={styles.empty} aria-label={texts.empty.title}>
      {!sideBarShown && (
        <div className={styles.corner}>
          <IconButton label={texts.sideBar.show} keys="$mod+b" onClick={commands.sideBar.run}>
            <PanelLeft size={16} />
          </IconButton>
        </div>
      )}
      <Logo />
      <h1>{texts.empty.title}</h1>
      <p>
        {saveKey === undefined ? (
          texts.empty.hintWithoutKey
        ) : (
          <>
            {texts.empty.hint} <Keys caps={saveKey} />.
          </>
        )}
      </p>
      <div className={styles.options}>
        <Option icon={<FileDown size={21} />} title={texts.empty.drop} onClick={chooseFiles}>
          {texts.empty.dropHint(readableSize(maxFileBytes))}
        </Option>
        <Option icon={<ClipboardPaste size={21} />} title={texts.empty.clipboard} onClick={commands.saveClipboard.run}>
          {texts.empty.clipboardHint}
        </Option>
        <Option icon={<SquarePlus size={21} />} title={texts.empty.write} onClick={commands.create.run}>
          {keyCaps(commands.create.keys[0]).join(' ')}
        </Option>
      </div>
      <div className={styles.start}>
        <Button onClick={commands.addSamples.run}>{texts.samples.start}</Button>
        <Button onClick={commands.welcome.run}>{texts.commands.welcome}</Button>
      </div>
    </section>
  );
}

interface OptionProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly onClick: () => void;
  readonly children: string;
}

function Option({ icon, title, onClick, children }: OptionProps) {
  return (
    <button type="button" className={styles.option} onClick={onClick}>
      {icon}
      <b>{title}</b>
      <small>{children}</small>
    </button>
  );
}
