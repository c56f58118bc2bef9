import { lazy, Suspense, useEffect, useState } from 'react';
import { languageFamily, languageOf } from '../../../src-shared/model/languages.ts';
import type { Piece } from '../../editor/highlight.ts';
import styles from './preview.module.css';

const MermaidPreview = lazy(async () => ({ default: (await import('./MermaidPreview.tsx')).MermaidPreview }));

interface CodeBlockProps {
  readonly text: string;
  /** As it stands behind the fence: `ts`, `typescript`; blank for none. */
  readonly language: string;
}

/** A block of code in the editor's colours, a diagram as a picture. */
export function CodeBlock({ text, language }: CodeBlockProps) {
  const code = text.replace(/\n$/, '');
  if (language === 'mermaid') {
    return (
      <Suspense fallback={<Code text={code} />}>
        <MermaidPreview text={code} />
      </Suspense>
    );
  }
  return <Highlighted text={code} language={language} />;
}

function Highlighted({ text, language }: CodeBlockProps) {
  const [lines, setLines] = useState<readonly (readonly Piece[])[]>();
  useEffect(() => {
    let wanted = true;
    const [specific] = languageFamily(language)?.specifics ?? [];
    const editor = specific === undefined ? 'plaintext' : languageOf(specific).editor;
    if (editor === 'plaintext') return;
    void import('../../editor/highlight.ts')
      .then(({ highlight }) => highlight(text, editor))
      .then(highlighted => {
        if (wanted) setLines(highlighted);
      });
    return () => {
      wanted = false;
    };
  }, [text, language]);
  return <Code text={text} lines={lines} />;
}

/** Without its colours until they are there; nothing moves when they come. */
function Code({ text, lines }: { readonly text: string; readonly lines?: readonly (readonly Piece[])[] | undefined }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled with the keyboard, too
    <pre className={styles.code} tabIndex={0}>
      <code>
        {lines
          ? lines.flatMap((line, i) => [...(i > 0 ? ['\n'] : []), ...line.map((piece, j) => toSpan(piece, `${i} ${j}`))])
          : text}
      </code>
    </pre>
  );
}

function toSpan({ text, colour }: Piece, key: string) {
  return colour === 'text' ? (
    text
  ) : (
    <span key={key} style={{ color: `var(--${colour})` }}>
      {text}
    </span>
  );
}
