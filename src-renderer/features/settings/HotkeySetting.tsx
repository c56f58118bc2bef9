import { RotateCcw, X } from 'lucide-react';
import { useRef } from 'react';
import type { Hotkey } from '../../../src-shared/contract/shell.ts';
import { capsOf, labelOf } from '../../../src-shared/model/hotkeys.ts';
import { HotkeySettings } from '../../../src-shared/model/settings.ts';
import { platform } from '../../api/bridge.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { useStatus } from '../../ui/use-announced.ts';
import styles from './hotkey-setting.module.css';
import { Setting } from './Setting.tsx';
import { useHotkeyRecorder } from './use-hotkey-recorder.ts';

const defaults = HotkeySettings.parse({});

/** One global key: pressed to be changed, switched off, put back. */
export function HotkeySetting({ hotkey: { name, accelerator, state } }: { readonly hotkey: Hotkey }) {
  const recorder = useHotkeyRecorder(name, accelerator);
  useStatus(recorder.held === undefined ? recorder.said : `${texts.hotkeys.press} ${texts.hotkeys.pressHint}`);
  const button = useRef<HTMLButtonElement>(null);
  const id = `hotkey-${name}`;
  const action = texts.hotkeys.names[name];
  const start = defaults[name];
  const refused = state === 'taken' ? texts.hotkeys.taken(texts.hotkeys.verbs[name]) : undefined;

  async function change(to: string | null): Promise<void> {
    button.current?.focus(); // the button that was pressed may be gone afterwards
    await recorder.change(to);
  }

  return (
    <Setting id={id} label={action} words={texts.hotkeys.words} problem={recorder.problem ?? refused}>
      {accelerator !== null && (
        <IconButton small label={texts.hotkeys.switchOff(action)} onClick={() => void change(null)}>
          <X size={14} />
        </IconButton>
      )}
      {start !== null && start !== accelerator && (
        <IconButton small label={texts.hotkeys.reset(action, labelOf(start, platform))} onClick={() => void change(start)}>
          <RotateCcw size={13} />
        </IconButton>
      )}
      <button
        ref={button}
        type="button"
        className={styles.recorder}
        data-recording={recorder.held !== undefined || undefined}
        id={id}
        aria-labelledby={`${id}-label ${id}`}
        aria-describedby={`hotkey-hint ${id}-problem`}
        onClick={recorder.start}
        onKeyDown={recorder.onKey}
        onKeyUp={recorder.onKey}
        onBlur={recorder.stop}
      >
        {recorder.held === undefined ? (
          <Shown accelerator={accelerator} />
        ) : recorder.held.length > 0 ? (
          <Keys caps={capsOf(recorder.held.join('+'), platform)} />
        ) : (
          texts.hotkeys.press
        )}
      </button>
    </Setting>
  );
}

function Shown({ accelerator }: { readonly accelerator: string | null }) {
  return accelerator === null ? texts.hotkeys.none : <Keys caps={capsOf(accelerator, platform)} />;
}
