import { lazy, Suspense } from 'react';
import { languageOf } from '../../../src-shared/model/languages.ts';
import type { Fragment, Snippet } from '../../../src-shared/model/library.ts';
import { maskSecrets } from '../../../src-shared/model/mask.ts';
import { useUi } from '../../app/ui-store.ts';
import type { FormatOutcome } from '../../editor/format/format-model.ts';
import { texts } from '../../texts.ts';
import { showError, showToast } from '../../ui/toasts.ts';
import { Preview } from '../preview/Preview.tsx';
import { previewKindOf } from '../preview/preview-kind.ts';
import { BinaryView } from './BinaryView.tsx';
import styles from './detail.module.css';
import { drafts, useDraft } from './drafts.ts';
import { useEditorState } from './editor-state.ts';
import { ImageText } from './ImageText.tsx';
import { ImageView } from './ImageView.tsx';
import { PagedText } from './PagedText.tsx';
import { tabLabel } from './tab-label.ts';

const CodeEditor = lazy(async () => {
  await import('monaco-editor/editor'); // by itself, so that the window can do something between the two: all at once takes 80 ms
  return { default: (await import('../../editor/CodeEditor.tsx')).CodeEditor };
});

interface FragmentViewProps {
  readonly snippet: Snippet;
  readonly fragment: Fragment;
  /** Parts of the text that are shown as dots. */
  readonly hidden: readonly string[];
}

export function FragmentView({ snippet, fragment, hidden }: FragmentViewProps) {
  const { id, text, imageText = '' } = fragment;
  if (text !== undefined) return <TextView snippet={snippet} fragment={fragment} text={text} hidden={hidden} />;
  if (fragment.paged) return <PagedText key={id} snippet={snippet} fragment={fragment} hidden={hidden} />;
  if (fragment.generic === 'IMAGE') {
    return (
      <div className={styles.picture}>
        <ImageView key={id} id={id} name={snippet.name} />
        {imageText.trim() !== '' && <ImageText key={`${id} text`} snippet={snippet} text={imageText} hidden={hidden} />}
      </div>
    );
  }
  return <BinaryView key={id} snippet={snippet} fragment={fragment} />;
}

/** Enough for the first look while the editor loads. */
const plainLength = 10_000;

function TextView({ snippet, fragment, text, hidden }: FragmentViewProps & { readonly text: string }) {
  const draft = useDraft(fragment.id);
  const previewed = useUi(state => state.previewed === fragment.id);
  const asked = useUi(({ pending, active }) =>
    active === snippet.id && (pending === 'editor' || pending === 'format') ? pending : null,
  );
  const preferences = useUi(state => state.editor);
  const ask = useUi(state => state.ask);

  const kind = previewed ? previewKindOf({ ...fragment, text: draft?.text ?? text }) : undefined;
  if (kind) return <Preview kind={kind} text={maskSecrets(draft?.text ?? text, hidden)} />;
  return (
    <Suspense
      fallback={
        <pre className={styles.plain} style={{ fontSize: preferences.fontSize }}>
          {maskSecrets(text.slice(0, 2 * plainLength), hidden).slice(0, plainLength)}
        </pre>
      }
    >
      <CodeEditor
        fragmentId={fragment.id}
        name={snippet.fragments.length > 1 ? tabLabel(snippet, fragment) : snippet.name}
        saved={text}
        draft={draft?.text}
        language={languageOf(fragment.language).editor}
        specific={fragment.language}
        preferences={preferences}
        hidden={hidden}
        readOnly={snippet.deleted !== undefined}
        asked={asked}
        onTaken={() => ask(null)}
        onFormatted={outcome => tellFormatted(outcome, languageOf(fragment.language).label)}
        onWrite={written =>
          drafts.write({ snippetId: snippet.id, fragmentId: fragment.id, base: snippet.version, original: text }, written)
        }
        onLeave={() => void drafts.flush(fragment.id)}
        onCursor={(cursor, selection) => useEditorState.setState({ cursor, selection })}
      />
    </Suspense>
  );
}

/** Says what stood in the way; what was formatted can be seen. */
function tellFormatted(outcome: FormatOutcome, language: string): void {
  const { formatting } = texts.detail;
  if (outcome.kind === 'done') return;
  if (outcome.kind === 'none') showToast({ text: formatting.none(language), tone: 'info' });
  else if (outcome.kind !== 'problem') showError(formatting[outcome.kind]);
  else if (outcome.line === undefined) showError(formatting.problem(outcome.message));
  else showError(formatting.problemAt(outcome.line, outcome.message));
}
