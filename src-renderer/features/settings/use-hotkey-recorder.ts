import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type HotkeyName, labelOf, type Modifier } from '../../../src-shared/model/hotkeys.ts';
import { platform, subscribe } from '../../api/bridge.ts';
import { texts } from '../../texts.ts';
import { commandOf } from './command-of.ts';
import { changeHotkey } from './hotkeys.ts';
import { currentLayout, type KeyLayout, pressedKeys } from './pressed-keys.ts';
import { useAttempt } from './use-attempt.ts';

/** Records a global key by its being pressed. While it does, no global key of ours works, so that a present one can be pressed. */
export function useHotkeyRecorder(name: HotkeyName, before: string | null) {
  const { problem, setProblem, attempt } = useAttempt();
  const [held, setHeld] = useState<readonly Modifier[]>();
  const [said, setSaid] = useState('');
  const layout = useRef<KeyLayout>(new Map());
  const resume = useRef<() => void>(undefined);
  useEffect(() => () => resume.current?.(), []);

  function start(): void {
    if (resume.current) return;
    resume.current = subscribe('shell.hotkeysPaused', () => {});
    currentLayout().then(
      found => {
        layout.current = found;
      },
      () => {}, // letters go by their place then
    );
    setProblem(undefined);
    setSaid('');
    setHeld([]);
  }

  function stop(): void {
    resume.current?.();
    resume.current = undefined;
    setHeld(undefined);
  }

  async function change(accelerator: string | null): Promise<void> {
    setProblem(undefined);
    const label = accelerator === null ? '' : labelOf(accelerator, platform);
    const refuse = (why: string) => setProblem(before === null ? why : `${why} ${texts.hotkeys.stays}`);
    const command = accelerator === null ? undefined : commandOf(accelerator);
    if (command !== undefined) return refuse(texts.hotkeys.problems.command(label, command));
    await attempt(async () => {
      const result = await changeHotkey(name, accelerator);
      if (result.outcome === 'changed') {
        setSaid(accelerator === null ? texts.hotkeys.switchedOff : texts.hotkeys.changed(label));
      } else {
        refuse(texts.hotkeys.problems[result.why](label, texts.hotkeys.verbs[name]));
      }
    });
  }

  function onKey(event: KeyboardEvent): void {
    if (held === undefined) return;
    const plain = !event.ctrlKey && !event.altKey && !event.shiftKey && !event.metaKey;
    if (event.key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) return; // leaves, and so stops
    event.preventDefault();
    event.stopPropagation();
    if (event.type === 'keydown' && event.key === 'Escape' && plain) return void stop();
    const pressed = pressedKeys(event, layout.current, platform);
    setHeld(pressed.held);
    if (event.type !== 'keydown' || event.repeat) return;
    if (pressed.unusable) setProblem(texts.hotkeys.notAKey);
    if (pressed.key === undefined) return;
    stop();
    void change([...pressed.held, pressed.key].join('+'));
  }

  return { held, said, problem, start, stop, onKey, change };
}
