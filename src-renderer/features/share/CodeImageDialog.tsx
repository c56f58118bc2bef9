import { Dialog } from '@base-ui/react/dialog';
import { Copy, Download, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { maskSecrets } from '../../../src-shared/model/mask.ts';
import { highlight, type Piece } from '../../editor/highlight.ts';
import { attempt } from '../../lib/attempt.ts';
import { readableCount } from '../../lib/sizes.ts';
import type { Theme } from '../../lib/theme.ts';
import { texts } from '../../texts.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { showToast } from '../../ui/toasts.ts';
import { type CodeImage, codeFont, layOut, maxImageLines, measurer, toCanvas, toSvg } from './code-image.ts';
import styles from './code-image-dialog.module.css';
import { coloursOf } from './colours.ts';
import { saveFile } from './save-file.ts';

interface CodeImageDialogProps {
  readonly text: string;
  /** An id of the editor's. */
  readonly language: string;
  readonly fileName: string;
  /** What is drawn as dots until the person wants it otherwise. */
  readonly secrets: readonly string[];
  readonly onClose: () => void;
}

/** Pixels of a picture for each of its layout: sharp on every screen. */
const scale = 2;
const paddings = { small: 16, medium: 32, large: 64 } as const;
type Padding = keyof typeof paddings;

/** Makes a picture of code, to be copied or saved. */
export function CodeImageDialog({ text, language, fileName, secrets, onClose }: CodeImageDialogProps) {
  const [theme, setTheme] = useState<Theme>(document.documentElement.dataset.theme === 'light' ? 'light' : 'dark');
  const [padding, setPadding] = useState<Padding>('medium');
  const [lineNumbers, setLineNumbers] = useState(false);
  const [showSecrets, setShowSecrets] = useState(false);
  const lines = useHighlighted(withoutEnd(showSecrets ? text : maskSecrets(text, secrets)), language);
  const image = useMemo(
    () => lines && layOut(lines, { padding: paddings[padding], lineNumbers, colours: coloursOf(theme) }, measurer()),
    [lines, padding, lineNumbers, theme],
  );
  const name = fileName.replace(/\.[^.]+$/, '');

  async function copy(drawn: CodeImage): Promise<void> {
    const done = await attempt(() => navigator.clipboard.write([new ClipboardItem({ 'image/png': toPng(drawn) })]));
    if (done) showToast({ text: texts.share.pictureCopied, tone: 'info' });
  }

  return (
    <Dialog.Root open onOpenChange={open => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.dialog}>
          <header className={styles.header}>
            <Dialog.Title>{texts.share.pictureTitle}</Dialog.Title>
            <IconButton small label={texts.share.close} keys="Escape" onClick={onClose}>
              <X size={15} />
            </IconButton>
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a large picture is scrolled with the keyboard, too */}
          <section className={styles.stage} tabIndex={0} aria-label={texts.share.picturePreview}>
            {image && <Drawing image={image} />}
          </section>
          {(lines?.length ?? 0) > maxImageLines && (
            <p className={styles.note}>
              {texts.share.pictureCut(readableCount(maxImageLines), readableCount(lines?.length ?? 0))}
            </p>
          )}
          <footer className={styles.footer}>
            <Choice label={texts.share.theme} value={theme} choices={texts.share.themes} onChange={value => setTheme(value)} />
            <Choice
              label={texts.share.padding}
              value={padding}
              choices={texts.share.paddings}
              onChange={value => setPadding(value)}
            />
            <label className={styles.check}>
              <input type="checkbox" checked={lineNumbers} onChange={() => setLineNumbers(!lineNumbers)} />
              {texts.share.lineNumbers}
            </label>
            {secrets.length > 0 && (
              <label className={styles.check}>
                <input type="checkbox" checked={showSecrets} onChange={() => setShowSecrets(!showSecrets)} />
                {texts.share.showSecrets(secrets.length)}
              </label>
            )}
            <span className={styles.room} />
            <Button
              icon={<Download size={14} />}
              disabled={!image}
              onClick={() => image && void saveFile(`${name}.svg`, new Blob([toSvg(image)], { type: 'image/svg+xml' }))}
            >
              SVG
            </Button>
            <Button
              icon={<Download size={14} />}
              disabled={!image}
              onClick={() => image && void toPng(image).then(png => saveFile(`${name}.png`, png))}
            >
              PNG
            </Button>
            <Button look="primary" icon={<Copy size={15} />} disabled={!image} onClick={() => image && void copy(image)}>
              {texts.share.copyPicture}
            </Button>
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** A line break at the end begins no line. */
function withoutEnd(text: string): string {
  return text.replace(/\r?\n$/, '');
}

function toPng(image: CodeImage): Promise<Blob> {
  return toCanvas(image, scale).convertToBlob({ type: 'image/png' });
}

/** The lines in their colours, once the font that they are measured in is there. */
function useHighlighted(text: string, language: string): readonly (readonly Piece[])[] | undefined {
  const [lines, setLines] = useState<readonly (readonly Piece[])[]>();
  useEffect(() => {
    let wanted = true;
    void Promise.all([highlight(text, language), document.fonts.load(codeFont)]).then(([highlighted]) => {
      if (wanted) setLines(highlighted);
    });
    return () => {
      wanted = false;
    };
  }, [text, language]);
  return lines;
}

/** What will be copied, by its pixels. */
function Drawing({ image }: { readonly image: CodeImage }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let wanted = true;
    void toPng(image).then(png => {
      if (!wanted) return;
      made = URL.createObjectURL(png);
      setUrl(made);
    });
    return () => {
      wanted = false;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [image]);
  return url === undefined ? null : <img src={url} width={image.width} height={image.height} alt={texts.share.picturePreview} />;
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: Readonly<Record<Value, string>>;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, choices, onChange }: ChoiceProps<Value>) {
  return (
    <label className={styles.choice}>
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value as Value)}>
        {Object.entries<string>(choices).map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
