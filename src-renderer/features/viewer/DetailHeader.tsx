import { ChevronLeft } from 'lucide-react';
import { languageOf } from '../../../src-shared/model/languages.ts';
import type { Fragment, Snippet } from '../../../src-shared/model/library.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { useUi } from '../../app/ui-store.ts';
import { useLayout } from '../../app/use-layout.ts';
import { agoTime, fullTime } from '../../lib/times.ts';
import { useNow } from '../../lib/use-now.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Dot } from '../../ui/Dot.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { applicationLabel } from './application-label.ts';
import { DetailActions } from './DetailActions.tsx';
import styles from './detail.module.css';
import { LanguageMenu } from './LanguageMenu.tsx';
import { NameField } from './NameField.tsx';

interface DetailHeaderProps {
  readonly snippet: Snippet;
  readonly fragment: Fragment;
}

export function DetailHeader({ snippet, fragment }: DetailHeaderProps) {
  const { size } = useLayout();
  const showNarrow = useUi(state => state.showNarrow);
  const editable = snippet.deleted === undefined;

  return (
    <header className={styles.header}>
      {size === 'narrow' && (
        <IconButton label={texts.detail.back} onClick={() => showNarrow('list')}>
          <ChevronLeft size={18} />
        </IconButton>
      )}
      <div className={styles.title}>
        <NameField key={snippet.id} snippet={snippet} editable={editable} />
        <div className={styles.sub}>
          {editable && fragment.text !== undefined ? (
            <LanguageMenu snippet={snippet} fragment={fragment} />
          ) : (
            <span className={styles.language}>
              <Dot language={fragment.language} />
              {languageOf(fragment.language).label}
            </span>
          )}
          <span aria-hidden="true">·</span>
          <When snippet={snippet} />
        </div>
      </div>
      <DetailActions snippet={snippet} fragment={fragment} />
    </header>
  );
}

function When({ snippet }: { readonly snippet: Snippet }) {
  const now = useNow();
  const from = snippet.origin?.application ?? applicationLabel(snippet.application.name);
  const text =
    snippet.deleted === undefined
      ? texts.detail.saved(agoTime(snippet.created, now)) + (from === undefined ? '' : texts.detail.from(plainName(from)))
      : texts.detail.inTrash(agoTime(snippet.deleted, now));
  return (
    <Tooltip
      text={texts.detail.tooltip(fullTime(snippet.created), fullTime(snippet.updated), plainName(snippet.origin?.title ?? ''))}
    >
      <time dateTime={new Date(snippet.created).toISOString()}>{text}</time>
    </Tooltip>
  );
}
