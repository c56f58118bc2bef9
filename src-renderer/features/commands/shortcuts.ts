import { type CommandGroup, commandIds, commands } from '../../app/commands.ts';
import { texts } from '../../texts.ts';

interface Shortcut {
  readonly text: string;
  readonly keys: readonly string[];
}

interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

/** Every key of the window: those of the commands, and those that lists have of their own. */
export function shortcutGroups(): readonly ShortcutGroup[] {
  const groups = Object.entries(texts.commandGroups) as [CommandGroup, string][];
  return [
    ...groups.map(([group, title]) => ({ title, shortcuts: ofCommands(group) })),
    { title: texts.shortcuts.list, shortcuts: texts.shortcuts.inList.map(({ text, keys }) => ({ text, keys })) },
  ];
}

function ofCommands(group: CommandGroup): readonly Shortcut[] {
  return commandIds
    .filter(id => commands[id].group === group && commands[id].keys.length > 0)
    .map(id => ({ text: texts.commands[id], keys: [...new Set(commands[id].keys.map(withoutShift))].slice(0, 2) }));
}

/** A sign needs Shift on some keyboards and on others not: it stands for itself. */
function withoutShift(key: string): string {
  return /^Shift\+[^a-z]$/i.test(key) ? key.replace('Shift+', '') : key;
}
