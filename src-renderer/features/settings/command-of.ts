import { modifiers } from '../../../src-shared/model/hotkeys.ts';
import { commandIds, commands } from '../../app/commands.ts';
import { texts } from '../../texts.ts';

const names: Readonly<Record<string, string>> = { $mod: 'CommandOrControl', Meta: 'Super' };

/** A command's key as an accelerator is spelled: `$mod+Shift+c` is `CommandOrControl+Shift+C`. */
function acceleratorOf(combination: string): string {
  const parts = combination.split('+').map(part => names[part] ?? part);
  const key = parts.pop() ?? '';
  const held = modifiers.filter(modifier => parts.includes(modifier));
  return [...held, key.length === 1 ? key.toUpperCase() : key].join('+');
}

/** What a key does in the window, where it does something there: a global key would take it away. */
export function commandOf(accelerator: string): string | undefined {
  const id = commandIds.find(command => commands[command].keys.some(key => acceleratorOf(key) === accelerator));
  return id && texts.commands[id];
}
