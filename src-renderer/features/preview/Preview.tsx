import { type ComponentType, type LazyExoticComponent, lazy, Suspense, useDeferredValue } from 'react';
import { texts } from '../../texts.ts';
import styles from './preview.module.css';
import type { PreviewKind } from './preview-kind.ts';

interface Shown {
  readonly text: string;
}

/** Each kind brings its own library, on demand. */
const previews: Readonly<Record<PreviewKind, LazyExoticComponent<ComponentType<Shown>>>> = {
  markdown: lazy(async () => ({ default: (await import('./MarkdownPreview.tsx')).MarkdownPreview })),
  html: lazy(async () => ({ default: (await import('./HtmlPreview.tsx')).HtmlPreview })),
  svg: lazy(async () => ({ default: (await import('./SvgPreview.tsx')).SvgPreview })),
  mermaid: lazy(async () => ({ default: (await import('./MermaidPreview.tsx')).MermaidPreview })),
  json: lazy(async () => ({ default: (await import('./JsonPreview.tsx')).JsonPreview })),
  table: lazy(async () => ({ default: (await import('./TablePreview.tsx')).TablePreview })),
};

/** Longer texts are not previewed, in characters: to lay them out would hold up the window. */
const maxLength = 2_000_000;

/** A text as what it means; it is untrusted, and nothing of it runs or is fetched (docs/decisions/0022). */
export function Preview({ kind, text }: { readonly kind: PreviewKind; readonly text: string }) {
  const shown = useDeferredValue(text); // typing in another window comes first
  const Content = previews[kind];
  if (shown.length > maxLength) return <p className={styles.problem}>{texts.preview.tooLong}</p>;
  return (
    <div className={styles.preview}>
      <Suspense fallback={null}>
        <Content text={shown} />
      </Suspense>
    </div>
  );
}
