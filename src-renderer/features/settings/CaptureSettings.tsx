import { useQuery } from '@tanstack/react-query';
import type { CaptureSettings as Capture } from '../../../src-shared/model/settings.ts';
import { call } from '../../api/bridge.ts';
import { texts } from '../../texts.ts';
import { ChoiceSetting, SwitchSetting } from './Setting.tsx';
import { settingsQuery, updateSettings } from './settings-query.ts';

/** Switches of the group, in order. */
const switches = ['paused', 'respectConcealed', 'origin', 'toast'] as const satisfies readonly (keyof Capture)[];

/** How long a save is told, in seconds. */
const stays = ['3', '6', '10', '20'] as const;

/** What the key that saves does. */
export function CaptureSettings() {
  const { data: settings } = useQuery(settingsQuery);
  if (!settings) return null;
  const { capture } = settings;
  const words = texts.settings.capture;
  return (
    <>
      {switches.map(name => (
        <SwitchSetting
          key={name}
          id={`capture-${name}`}
          label={words[name].name}
          hint={words[name].hint}
          on={capture[name]}
          onChange={on => change({ [name]: on })}
        />
      ))}
      <ChoiceSetting
        id="capture-seconds"
        label={words.seconds}
        hint={words.secondsHint}
        choices={Object.fromEntries(stays.map(stay => [stay, words.stays(Number(stay))])) as Readonly<Record<string, string>>}
        value={String(capture.toastSeconds)}
        onChange={stay => void change({ toastSeconds: Number(stay) })}
      />
    </>
  );
}

/** Throws what the service says. */
async function change(changed: Partial<Capture>): Promise<void> {
  const { capture } = await call('settings.get', {});
  await updateSettings({ capture: { ...capture, ...changed } });
}
