import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { UpdateState } from '../../../src-shared/contract/updates.ts';
import { attempt } from '../../lib/attempt.ts';
import { texts } from '../../texts.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { useStatus } from '../../ui/use-announced.ts';
import { settingsQuery, updateSettings } from '../settings/settings-query.ts';
import { UpdateAction } from './UpdateAction.tsx';
import styles from './update-notice.module.css';
import { updateText, useUpdateState } from './update-state.ts';

/** One quiet line in the corner: whether to look at all, asked once; then what is there to be decided. */
export function UpdateNotice() {
  const update = useUpdateState();
  const { data: settings } = useQuery(settingsQuery);
  const [dismissed, setDismissed] = useState<UpdateState['state']>();
  useStatus(update && isToDecide(update) && updateText(update, Date.now()));
  if (!update || !settings || update.state === 'none' || update.state === dismissed) return null;
  if (settings.updates.look === undefined && update.state === 'idle') return <Question />;
  if (!isToDecide(update)) return null;
  return (
    <section className={styles.notice} data-bottom aria-label={texts.settings.sections.updates}>
      <span className={styles.text}>{updateText(update, Date.now())}</span>
      <UpdateAction update={update} />
      <IconButton small label={texts.updates.later} onClick={() => setDismissed(update.state)}>
        <X size={14} />
      </IconButton>
    </section>
  );
}

/** A look that failed is told in the settings; a download that was asked for, here. */
function isToDecide(update: UpdateState): boolean {
  return update.state === 'available' || update.state === 'ready' || (update.state === 'failed' && update.during === 'load');
}

function Question() {
  const answer = (look: boolean) => void attempt(() => updateSettings({ updates: { look } }));
  return (
    <section className={styles.notice} data-bottom aria-labelledby="update-question">
      <span className={styles.text}>
        <b id="update-question">{texts.updates.ask}</b>
        <span>{texts.updates.dailyHint}</span>
      </span>
      <Button look="primary" onClick={() => answer(true)}>
        {texts.updates.yes}
      </Button>
      <Button onClick={() => answer(false)}>{texts.updates.no}</Button>
    </section>
  );
}
