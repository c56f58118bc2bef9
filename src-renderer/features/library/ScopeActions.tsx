import { useFilter } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { keepSnippets, purgeSnippets, restoreSnippets, trashSnippets, withAll } from './actions.ts';
import styles from './list-pane.module.css';

/** What can be done to all that lies in the trash, or waits among the suggestions. */
export function ScopeActions() {
  const { scope } = useFilter();
  const { trash, suggested } = texts;
  const actions =
    scope === 'trash'
      ? ([
          [trash.restoreAll, restoreSnippets],
          [trash.empty, purgeSnippets],
        ] as const)
      : ([
          [suggested.keepAll, keepSnippets],
          [suggested.dismissAll, trashSnippets],
        ] as const);
  return (
    <span className={styles.scopeActions}>
      {actions.map(([label, run]) => (
        <button key={label} type="button" className={styles.action} onClick={() => void withAll(run)}>
          {label}
        </button>
      ))}
    </span>
  );
}
