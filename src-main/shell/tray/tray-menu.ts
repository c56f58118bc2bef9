import type { MenuItemConstructorOptions } from 'electron';
import type { Hotkey } from '../../../src-shared/contract/shell.ts';
import { type HotkeyName, labelOf, type Platform } from '../../../src-shared/model/hotkeys.ts';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import type { ApiState } from '../local-server.ts';
import { shellTexts } from '../texts.ts';

export interface TrayFacts {
  readonly platform: Platform;
  readonly hotkeys: readonly Hotkey[];
  readonly api: ApiState;
  /** Whether the key saves nothing for the time being. */
  readonly paused: boolean;
  /** The newest snippets. Their names hold no secret: none is made of one. */
  readonly recent: readonly { readonly id: AssetId; readonly name: string }[];
}

export interface TrayActions {
  readonly copy: (id: AssetId) => void;
  readonly save: () => void;
  readonly pause: (paused: boolean) => void;
  readonly palette: () => void;
  readonly open: () => void;
  readonly quit: () => void;
}

/** The longest name in the menu, in characters: menus grow as wide as their widest item. */
const maxName = 40;

const separator = { type: 'separator' } as const;

/** What the icon beside the clock offers. */
export function trayMenu(facts: TrayFacts, actions: TrayActions): MenuItemConstructorOptions[] {
  const { recent, paused } = facts;
  const { tray } = shellTexts;
  const withKey = (label: string, name: HotkeyName) => {
    const key = workingKey(facts, name);
    return key === undefined ? label : `${label} (${key})`;
  };
  const states = statesOf(facts);
  return [
    ...states.map(label => ({ label, enabled: false })),
    ...(states.length === 0 ? [] : [separator]),
    ...(recent.length === 0 ? [] : [{ label: tray.recent, enabled: false }]),
    ...recent.map(({ id, name }) => ({ label: menuName(name), click: () => actions.copy(id) })),
    ...(recent.length === 0 ? [] : [separator]),
    { label: withKey(tray.saveClipboard, 'quickSave'), click: actions.save },
    { label: tray.pause, type: 'checkbox', checked: paused, click: () => actions.pause(!paused) },
    { label: withKey(tray.search, 'palette'), click: actions.palette },
    { label: withKey(tray.open, 'showWindow'), click: actions.open },
    separator,
    { label: tray.quit, click: actions.quit },
  ];
}

/** What is not as it usually is. */
function statesOf({ api, paused }: TrayFacts): string[] {
  const { tray } = shellTexts;
  const apiText = { open: undefined, off: tray.apiOff, failed: tray.apiFailed }[api];
  return [paused ? tray.paused : undefined, apiText].filter(text => text !== undefined);
}

/** What the icon tells while the pointer rests on it: the key that saves, and what is wrong. */
export function trayTip(facts: TrayFacts): string {
  const { hotkeys, platform, paused } = facts;
  const save = hotkeys.find(({ name }) => name === 'quickSave');
  const key = save?.accelerator ? labelOf(save.accelerator, platform) : undefined;
  const keyText =
    key === undefined || paused
      ? undefined
      : save?.state === 'taken'
        ? shellTexts.tray.keyTaken(key)
        : shellTexts.tray.keySaves(key);
  const lines = [...(keyText === undefined ? [] : [keyText]), ...statesOf(facts)];
  return lines.length === 0 ? 'Magpie' : `Magpie: ${lines.join('\n')}`;
}

function workingKey({ hotkeys, platform }: TrayFacts, name: HotkeyName): string | undefined {
  const found = hotkeys.find(hotkey => hotkey.name === name);
  const works = found?.state === 'on' || found?.state === 'asked';
  return works && found.accelerator !== null ? labelOf(found.accelerator, platform) : undefined;
}

/** On one line, cut between characters; `&` would underline the letter after it. */
function menuName(name: string): string {
  const characters = [...plainName(name)];
  const short =
    characters.length > maxName
      ? `${characters
          .slice(0, maxName - 1)
          .join('')
          .trimEnd()}…`
      : characters.join('');
  return (short || shellTexts.tray.untitled).replaceAll('&', '&&');
}
