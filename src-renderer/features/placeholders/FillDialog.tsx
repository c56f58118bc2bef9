import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { Copy, X } from 'lucide-react';
import type { FormEvent } from 'react';
import type { Fragment, Snippet } from '../../../src-shared/model/library.ts';
import { parseTemplate, type Template } from '../../../src-shared/placeholders/template.ts';
import { useActive, useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import dialog from '../../ui/dialog.module.css';
import { libraryQueries } from '../library/queries.ts';
import { copyText, tellCopied } from '../viewer/copy-snippet.ts';
import { drafts } from '../viewer/drafts.ts';
import { shownFragment } from '../viewer/fragments.ts';
import { FilledText } from './FilledText.tsx';
import { FillFields } from './FillFields.tsx';
import styles from './fill.module.css';
import { useFill } from './use-fill.ts';

/** Asks for the placeholders of the text that is shown, and copies it with them filled in. */
export function FillDialog() {
  const active = useActive();
  const shown = useUi(state => state.fragment);
  const showDialog = useUi(state => state.showDialog);
  const { data } = useQuery({ ...libraryQueries.snippet(active ?? ''), enabled: active !== null });
  const snippet = data?.id === active ? data : undefined;
  const fragment = snippet && shownFragment(snippet, shown);
  const close = () => showDialog(null);

  return (
    <Dialog.Root open onOpenChange={open => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.dialog} ${styles.dialog}`}>
          <header className={styles.header}>
            <Dialog.Title>{texts.placeholders.fill}</Dialog.Title>
            <IconButton small label={texts.placeholders.close} keys="Escape" onClick={close}>
              <X size={15} />
            </IconButton>
          </header>
          {snippet && fragment && <Content key={fragment.id} snippet={snippet} fragment={fragment} onDone={close} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ContentProps {
  readonly snippet: Snippet;
  readonly fragment: Fragment;
  readonly onDone: () => void;
}

function Content({ snippet, fragment, onDone }: ContentProps) {
  const text = drafts.get(fragment.id)?.text ?? fragment.text ?? '';
  const template = parseTemplate(text, fragment.language);
  if (!template) return <p className={styles.none}>{texts.placeholders.none}</p>;
  return <FillForm snippet={snippet} template={template} onDone={onDone} />;
}

interface FillFormProps {
  readonly snippet: Snippet;
  readonly template: Template;
  readonly onDone: () => void;
}

function FillForm({ snippet, template, onDone }: FillFormProps) {
  const fill = useFill(snippet.id, template);

  async function copy(event: FormEvent): Promise<void> {
    event.preventDefault();
    const copied = await copyText(snippet, fill.filled.text);
    if (copied === 'failed') return;
    fill.remember();
    tellCopied(copied);
    onDone();
  }

  return (
    <form className={styles.form} onSubmit={event => void copy(event)}>
      {fill.isReady && <FillFields template={template} fill={fill} />}
      <FilledText pieces={fill.pieces} hidden={snippet.secrets.map(({ text }) => text)} />
      <footer className={styles.footer}>
        <Button type="submit" look="primary" icon={<Copy size={15} />} disabled={!fill.isReady}>
          {texts.detail.copy}
        </Button>
      </footer>
    </form>
  );
}
