import { Code, Download, FileCode2, Image, Share2, ShieldAlert } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { asMarkdown } from '../../../src-shared/model/as-markdown.ts';
import { fileNameFor } from '../../../src-shared/model/file-name.ts';
import { languageOf } from '../../../src-shared/model/languages.ts';
import type { Fragment, Snippet } from '../../../src-shared/model/library.ts';
import { maskSecrets } from '../../../src-shared/model/mask.ts';
import { contentUrl } from '../../api/bridge.ts';
import { attempt } from '../../lib/attempt.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { copyRich, copyText, tellCopied } from '../viewer/copy-snippet.ts';
import { drafts } from '../viewer/drafts.ts';
import { secretsIn } from '../viewer/secrets.ts';
import { saveFile } from './save-file.ts';

const CodeImageDialog = lazy(async () => ({ default: (await import('./CodeImageDialog.tsx')).CodeImageDialog }));

interface ShareMenuProps {
  readonly snippet: Snippet;
  readonly fragment: Fragment;
}

/** The ways out of the window for the fragment on view. What leaves it for good has its secrets only where that was chosen. */
export function ShareMenu({ snippet, fragment }: ShareMenuProps) {
  const [picturing, setPicturing] = useState<string>();
  const { text: saved, language, label } = fragment;
  const secrets = saved === undefined ? 0 : secretsIn(saved, snippet.secrets).length;
  const file = fileNameFor({ name: snippet.name, label, language });
  const textNow = () => drafts.get(fragment.id)?.text ?? saved ?? '';
  const masked = () =>
    maskSecrets(
      textNow(),
      snippet.secrets.map(({ text }) => text),
    );

  async function copyHtml(): Promise<void> {
    const text = textNow();
    const done = await attempt(async () => {
      const [{ highlight }, { asHtml }, { coloursOf }] = await Promise.all([
        import('../../editor/highlight.ts'),
        import('./as-html.ts'),
        import('./colours.ts'),
      ]);
      // Documents are white.
      return asHtml(await highlight(text, languageOf(language).editor), coloursOf('light'));
    });
    if (done) tellCopied(await copyRich(snippet, done.value, text));
  }

  async function saveBytes(): Promise<void> {
    const content = await attempt(async () => (await fetch(contentUrl(fragment.id))).blob());
    if (content) await saveFile(file, content.value);
  }

  function saveText(text: string): void {
    void saveFile(file, new Blob([text], { type: 'text/plain' }));
  }

  return (
    <>
      <Menu
        trigger={
          <IconButton label={texts.share.label}>
            <Share2 size={16} />
          </IconButton>
        }
      >
        {saved === undefined ? (
          <MenuItem icon={<Download size={14} />} onSelect={() => void saveBytes()}>
            {texts.share.saveFile}
          </MenuItem>
        ) : (
          <>
            <MenuItem
              icon={<Code size={14} />}
              onSelect={() => void copyText(snippet, asMarkdown(textNow(), languageOf(language).editor)).then(tellCopied)}
            >
              {texts.share.markdown}
            </MenuItem>
            <MenuItem icon={<FileCode2 size={14} />} onSelect={() => void copyHtml()}>
              {texts.share.html}
            </MenuItem>
            <MenuItem icon={<Image size={14} />} onSelect={() => setPicturing(textNow())}>
              {texts.share.picture}
            </MenuItem>
            <MenuItem icon={<Download size={14} />} onSelect={() => saveText(masked())}>
              {secrets > 0 ? texts.share.saveMasked : texts.share.saveFile}
            </MenuItem>
            {secrets > 0 && (
              <MenuItem icon={<ShieldAlert size={14} />} onSelect={() => saveText(textNow())}>
                {texts.share.saveWithSecrets(secrets)}
              </MenuItem>
            )}
          </>
        )}
      </Menu>
      {picturing !== undefined && (
        <Suspense fallback={null}>
          <CodeImageDialog
            text={picturing}
            language={languageOf(language).editor}
            fileName={file}
            secrets={secretsIn(picturing, snippet.secrets).map(({ text }) => text)}
            onClose={() => setPicturing(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
