import { TriangleAlert } from 'lucide-react';
import type { Row } from '../../../src-shared/model/library.ts';
import type { Template } from '../../../src-shared/placeholders/template.ts';
import { texts } from '../../texts.ts';
import { Keys } from '../../ui/Keys.tsx';
import { useAlert, useStatus } from '../../ui/use-announced.ts';
import styles from './palette.module.css';
import { usePalette } from './palette-store.ts';

interface FootProps {
  readonly row: Row | undefined;
  readonly template: Template | undefined;
  readonly pastes: boolean;
}

/** What the keys do now, or what was just done. */
export function Foot({ row, template, pastes }: FootProps) {
  const notice = usePalette(state => state.notice);
  useStatus(notice?.tone === 'info' && notice.text);
  useAlert(notice?.tone === 'error' && notice.text);
  const mode = usePalette(state => state.mode);
  const enter = pastes ? texts.snippetPalette.paste : texts.snippetPalette.copy;
  return (
    <footer className={styles.foot}>
      <div className={styles.notice} data-tone={notice?.tone}>
        {notice?.tone === 'error' && <TriangleAlert size={13} aria-hidden="true" />}
        {notice?.text}
      </div>
      {notice?.undo && (
        <button type="button" tabIndex={-1} onClick={() => void notice.undo?.()}>
          <Keys combination="$mod+z" joined /> {texts.undo.undo}
        </button>
      )}
      {!notice && mode === 'fill' && (
        <>
          <Hint keys="Enter" text={enter} />
          {pastes && <Hint keys="$mod+c" text={texts.snippetPalette.copy} />}
          <Hint keys="Shift+Enter" text={texts.snippetPalette.asItStands} />
          <Hint keys="Escape" text={texts.snippetPalette.back} />
        </>
      )}
      {!notice && mode === 'actions' && <Hint keys="Escape" text={texts.snippetPalette.back} />}
      {!notice && mode === 'search' && (
        <>
          {row && <Hint keys="Enter" text={template?.isMeant && template.fields.length > 0 ? texts.placeholders.fill : enter} />}
          {row && pastes && <Hint keys="$mod+c" text={texts.snippetPalette.copy} />}
          {template && !template.isMeant && <Hint keys="Tab" text={texts.placeholders.fill} />}
          {template?.isMeant && pastes && <Hint keys="Shift+Enter" text={texts.snippetPalette.asItStands} />}
          {row && <Hint keys="$mod+o" text={texts.snippetPalette.open} />}
          {row && <Hint keys="ArrowRight" text={texts.snippetPalette.actions} />}
          {!template && <span className={styles.example}>{texts.snippetPalette.example}</span>}
        </>
      )}
    </footer>
  );
}

function Hint({ keys, text }: { readonly keys: string; readonly text: string }) {
  return (
    <span className={styles.hint}>
      <Keys combination={keys} joined /> {text}
    </span>
  );
}
