import { join } from 'node:path';

/** Where desktops of Linux look for what starts at login (the Desktop Application Autostart Specification). */
export function autostartFile(env: Readonly<Record<string, string | undefined>>, home: string): string {
  return join(env.XDG_CONFIG_HOME || join(home, '.config'), 'autostart', 'magpie.desktop');
}

/** The entry that starts a command at login. */
export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Magpie',
    'Comment=Keeps what you copy, and finds it again',
    `Exec=${command.map(quoted).join(' ')}`,
    'Icon=magpie',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Whether an entry starts anything: desktops switch one off inside it, rather than remove it. */
export function startsAtLogin(entry: string): boolean {
  return !/^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/im.test(entry);
}

/**
 * An argument as the Desktop Entry Specification wants it: in quotes, in which four signs are escaped; a percent sign begins a
 * field unless it is doubled. The value of a key is unescaped once more before, so that each backslash stands twice.
 */
function quoted(argument: string): string {
  const inQuotes = argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${inQuotes.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}"`;
}
