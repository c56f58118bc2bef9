import { FileQuestion } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { languageOf } from '../../../src-shared/model/languages.ts';
import type { Fragment, Snippet } from '../../../src-shared/model/library.ts';
import { useUi } from '../../app/ui-store.ts';
import { readableSize } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import styles from './detail.module.css';
import { drafts, useDraft } from './drafts.ts';
import { ImageView } from './ImageView.tsx';

const CodeEditor = lazy(async () => ({ default: (await import('../../editor/CodeEditor.tsx')).CodeEditor }));

interface FragmentViewProps {
  readonly snippet: Snippet;
  readonly fragment: Fragment;
}

export function FragmentView({ snippet, fragment }: FragmentViewProps) {
  if (fragment.text !== undefined) return <TextView snippet={snippet} fragment={fragment} text={fragment.text} />;
  if (fragment.generic === 'IMAGE') return <ImageView key={fragment.id} id={fragment.id} name={snippet.name} />;
  return (
    <div className={styles.binary}>
      <FileQuestion size={28} aria-hidden="true" />
      <b>{texts.detail.binary(languageOf(fragment.language).label)}</b>
      <span>{readableSize(fragment.size)}</span>
      <span>{texts.detail.binaryHint}</span>
    </div>
  );
}

/** Enough for the first look while the editor loads. */
const plainLength = 10_000;

function TextView({ snippet, fragment, text }: FragmentViewProps & { readonly text: string }) {
  const draft = useDraft(fragment.id);
  const wantsFocus = useUi(state => state.pending === 'editor' && state.active === snippet.id);
  const ask = useUi(state => state.ask);

  return (
    <Suspense fallback={<pre className={styles.plain}>{text.slice(0, plainLength)}</pre>}>
      <CodeEditor
        fragmentId={fragment.id}
        name={snippet.name}
        saved={text}
        draft={draft?.text}
        language={languageOf(fragment.language).editor}
        readOnly={snippet.deleted !== undefined}
        wantsFocus={wantsFocus}
        onFocused={() => ask(null)}
        onWrite={written =>
          drafts.write({ snippetId: snippet.id, fragmentId: fragment.id, base: snippet.version, original: text }, written)
        }
        onLeave={() => void drafts.flush(fragment.id)}
      />
    </Suspense>
  );
}
