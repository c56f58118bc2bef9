import { subjectOf } from '../../app/command-subject.ts';
import { type Command, commandIds, commands } from '../../app/commands.ts';
import { useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { sections } from '../settings/sections.ts';

/** One line of the palette. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  /** What it acts on, where it acts on something. */
  readonly subject: string | undefined;
  readonly keys: string | undefined;
  readonly run: () => void;
}

export interface EntryGroup {
  readonly value: string;
  readonly items: readonly Entry[];
}

/** All that can be asked for now, under its headings: those that were last chosen come first. */
export function entryGroups(): readonly EntryGroup[] {
  const groups = Object.entries(texts.commandGroups).map(([group, value]) => ({ value, items: commandEntries(group) }));
  const all = [...groups, { value: texts.settings.title, items: settingsEntries() }];
  const recent = useUi.getState().recentCommands;
  const lately = recent.flatMap(id => all.flatMap(({ items }) => items).find(entry => entry.id === id) ?? []);
  const others = all.map(({ value, items }) => ({ value, items: items.filter(entry => !lately.includes(entry)) }));
  return [{ value: texts.palette.recent, items: lately }, ...others].filter(({ items }) => items.length > 0);
}

function commandEntries(group: string): readonly Entry[] {
  return commandIds.flatMap(id => {
    const command: Command = commands[id];
    const subject = subjectOf(command.group);
    if (command.group !== group || command.isOffered?.() === false || subject === null || id === 'palette') return [];
    return [{ id, title: texts.commands[id], subject, keys: command.keys[0], run: command.run }];
  });
}

function settingsEntries(): readonly Entry[] {
  return sections.map(({ id }) => ({
    id: `settings.${id}`,
    title: texts.palette.settings(texts.settings.sections[id]),
    subject: undefined,
    keys: undefined,
    run: () => useUi.getState().setSettings(true, id),
  }));
}
