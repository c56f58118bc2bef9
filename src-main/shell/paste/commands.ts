import type { Way } from './ways.ts';

/** A program with its arguments: never a shell, never a word of a snippet. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Written to its input at the moment the keys are to be pressed; it may be started before. */
  readonly input?: string;
}

/** Programs take the pasted text in their own time: arrows that come before it move nothing. In milliseconds. */
export const beforeArrowsMs = 120;

/** More arrows than these take longer than moving the caret by hand. */
export const maxSteps = 400;

/** Linux' codes of keys, from its input-event-codes.h. */
const evdev = { leftControl: 29, v: 47, left: 105 } as const;

/**
 * What presses the keys that paste, and then the left arrow.
 *
 * @param steps how often, at most `maxSteps`
 */
export function commandFor(way: Exclude<Way, 'x11'>, steps: number, systemRoot = 'C:\\Windows'): Command {
  switch (way) {
    case 'osascript':
      return {
        program: '/usr/bin/osascript',
        args: [...appleScript.flatMap(line => ['-e', line]), String(steps)],
      };
    case 'powershell':
      return {
        program: `${systemRoot}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`,
        args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', powerShellScript],
        input: `${steps}\n`,
      };
    case 'wtype':
      return {
        program: 'wtype',
        args: ['-M', 'ctrl', 'v', '-m', 'ctrl', ...arrows(steps, ['-k', 'Left'], ['-s', String(beforeArrowsMs)])],
      };
    case 'ydotool':
      return {
        program: 'ydotool',
        args: [
          'key',
          ...['-d', '2'],
          ...[`${evdev.leftControl}:1`, `${evdev.v}:1`, `${evdev.v}:0`, `${evdev.leftControl}:0`],
          ...arrows(steps, [`${evdev.left}:1`, `${evdev.left}:0`]),
        ],
      };
  }
}

/** `keystroke` finds the key that writes a v in the layout of the keyboard; 123 is the left arrow in all of them. */
const appleScript = [
  'on run argv',
  'tell application "System Events"',
  'keystroke "v" using command down',
  'if (item 1 of argv as integer) > 0 then',
  `delay ${beforeArrowsMs / 1000}`,
  'repeat (item 1 of argv as integer) times',
  'key code 123',
  'end repeat',
  'end if',
  'end tell',
  'end run',
];

/** Its start takes longer than the rest: it waits for the number of steps, and is started when the palette is shown. */
const powerShellScript = [
  'Add-Type -AssemblyName System.Windows.Forms',
  '$steps = [int][Console]::In.ReadLine()',
  "[System.Windows.Forms.SendKeys]::SendWait('^v')",
  `if ($steps -gt 0) { Start-Sleep -Milliseconds ${beforeArrowsMs}; [System.Windows.Forms.SendKeys]::SendWait("{LEFT $steps}") }`,
].join('; ');

function arrows(steps: number, press: readonly string[], first: readonly string[] = []): readonly string[] {
  return steps === 0 ? [] : [...first, ...Array.from({ length: steps }, () => press).flat()];
}
