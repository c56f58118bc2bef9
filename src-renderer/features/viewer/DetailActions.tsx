import {
  AlignLeft,
  Check,
  ClipboardPen,
  Copy,
  Ellipsis,
  FolderPlus,
  History,
  PencilLine,
  RotateCcw,
  Star,
  Trash2,
  X,
} from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Fragment, Snippet } from '../../../src-shared/model/library.ts';
import { parseTemplate } from '../../../src-shared/placeholders/template.ts';
import { commands } from '../../app/commands.ts';
import { texts } from '../../texts.ts';
import { announce } from '../../ui/announce.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { keepSnippets, purgeSnippets, restoreSnippets, setFavourite, trashSnippets } from '../library/actions.ts';
import { ShareMenu } from '../share/ShareMenu.tsx';
import { copyFragment, tellCopied } from './copy-snippet.ts';
import styles from './detail.module.css';
import { useEditorState } from './editor-state.ts';

interface DetailActionsProps {
  readonly snippet: Snippet;
  readonly fragment: Fragment;
}

export function DetailActions({ snippet, fragment }: DetailActionsProps) {
  if (snippet.deleted !== undefined) {
    return (
      <div className={styles.actions}>
        <IconButton label={texts.trash.purge} keys="Delete" onClick={() => void purgeSnippets([snippet.id])}>
          <Trash2 size={16} />
        </IconButton>
        <Button look="primary" icon={<RotateCcw size={15} />} onClick={() => void restoreSnippets([snippet.id])}>
          {texts.detail.restore}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.actions}>
      {snippet.suggested && (
        <>
          <IconButton label={texts.suggested.dismiss} onClick={() => void trashSnippets([snippet.id])}>
            <X size={17} />
          </IconButton>
          <IconButton label={texts.suggested.keep} onClick={() => void keepSnippets([snippet.id])}>
            <Check size={17} />
          </IconButton>
        </>
      )}
      <IconButton
        label={snippet.favourite ? texts.detail.unfavourite : texts.detail.favourite}
        keys={commands.favourite.keys[0]}
        aria-pressed={snippet.favourite}
        on={snippet.favourite}
        onClick={() => void setFavourite([snippet.id], !snippet.favourite)}
      >
        <Star size={16} />
      </IconButton>
      <ShareMenu snippet={snippet} fragment={fragment} />
      <Menu
        trigger={
          <IconButton label={texts.detail.more}>
            <Ellipsis size={16} />
          </IconButton>
        }
      >
        <MenuItem icon={<PencilLine size={14} />} keys={commands.rename.keys[0]} onSelect={commands.rename.run}>
          {texts.detail.rename}
        </MenuItem>
        {fragment.text !== undefined && parseTemplate(fragment.text, fragment.language) && (
          <MenuItem icon={<ClipboardPen size={14} />} keys={commands.copyFilled.keys[0]} onSelect={commands.copyFilled.run}>
            {texts.commands.copyFilled}
          </MenuItem>
        )}
        {fragment.text !== undefined && (
          <MenuItem icon={<AlignLeft size={14} />} keys={commands.format.keys[0]} onSelect={commands.format.run}>
            {texts.detail.format}
          </MenuItem>
        )}
        <MenuItem icon={<FolderPlus size={14} />} keys={commands.collect.keys[0]} onSelect={commands.collect.run}>
          {texts.collections.add}
        </MenuItem>
        <MenuItem icon={<History size={14} />} keys={commands.history.keys[0]} onSelect={commands.history.run}>
          {texts.commands.history}
        </MenuItem>
        <MenuItem icon={<Trash2 size={14} />} keys={commands.trash.keys[0]} onSelect={() => void trashSnippets([snippet.id])}>
          {texts.detail.moveToTrash}
        </MenuItem>
      </Menu>
      {(fragment.text !== undefined || fragment.paged || fragment.generic === 'IMAGE') && (
        <CopyButton snippet={snippet} fragment={fragment} />
      )}
    </div>
  );
}

/** How long the button says that it worked. */
const saidMs = 1_500;

function CopyButton({ snippet, fragment }: DetailActionsProps) {
  const [copied, setCopied] = useState(false);
  const hasSelection = useEditorState(state => state.selection !== null) && fragment.text !== undefined;
  const label = copied ? texts.detail.copied : hasSelection ? texts.detail.copySelection : texts.detail.copy;
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), saidMs);
    return () => clearTimeout(timer);
  }, [copied]);
  async function copy(): Promise<void> {
    const result = await copyFragment(snippet, fragment);
    if (result === 'failed') return;
    setCopied(true);
    announce(texts.detail.copied);
    if (result.secrets > 0) tellCopied(result);
  }

  return (
    <Button
      look="primary"
      icon={copied ? <Check size={15} /> : <Copy size={15} />}
      aria-label={label}
      onClick={() => void copy()}
    >
      <span className={styles.copyText}>{label}</span>
    </Button>
  );
}
