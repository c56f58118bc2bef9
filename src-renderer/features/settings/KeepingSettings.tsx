import { useQuery } from '@tanstack/react-query';
import { type KeepingSettings as Keeping, trashDays } from '../../../src-shared/model/settings.ts';
import { call } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';
import { attempt } from '../../lib/attempt.ts';
import { texts } from '../../texts.ts';
import { libraryKeys } from '../library/queries.ts';
import { ChoiceSetting } from './Setting.tsx';
import { settingsQuery, updateSettings } from './settings-query.ts';

/** How long the trash and the history keep what is no longer in use. */
export function KeepingSettings() {
  const { data: settings } = useQuery(settingsQuery);
  if (!settings) return null;
  const { keeping } = settings;
  const words = texts.settings.keeping;
  return (
    <>
      <ChoiceSetting
        id="trash-days"
        label={words.trash}
        hint={words.trashHint}
        words={words.trashWords}
        choices={words.trashDays as Readonly<Record<string, string>>}
        value={String(keeping.trashDays ?? 'always')}
        onChange={choice => void change({ trashDays: trashDays.find(days => String(days) === choice) ?? null })}
      />
      <ChoiceSetting
        id="versions"
        label={words.versions}
        hint={words.versionsHint}
        words={words.versionsWords}
        choices={words.versionChoices}
        value={keeping.versions}
        onChange={versions => void change({ versions })}
      />
    </>
  );
}

async function change(changed: Partial<Keeping>): Promise<void> {
  await attempt(async () => {
    const { keeping } = await call('settings.get', {});
    await updateSettings({ keeping: { ...keeping, ...changed } });
    await queryClient.invalidateQueries({ queryKey: libraryKeys.lists() }); // rows of the trash tell their days
  });
}
