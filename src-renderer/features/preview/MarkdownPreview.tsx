import { useMemo } from 'react';
import { renderMarkdown } from './markdown.tsx';
import styles from './preview.module.css';

export function MarkdownPreview({ text }: { readonly text: string }) {
  const content = useMemo(() => renderMarkdown(text), [text]);
  return <article className={styles.prose}>{content}</article>;
}
