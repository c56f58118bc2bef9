import { spawn } from 'node:child_process';
import { Failure } from '../failure.ts';

/** Programs that put their input on the clipboard, by system; the first that there is. */
export function clipboardCommands(
  platform: string,
  env: Readonly<Record<string, string | undefined>>,
): readonly (readonly string[])[] {
  if (platform === 'darwin') return [['pbcopy']];
  if (platform === 'win32') {
    // clip.exe takes the text for one of the system's code page.
    const script = '[Console]::InputEncoding = [Text.Encoding]::UTF8; Set-Clipboard -Value ([Console]::In.ReadToEnd())';
    return [['powershell', '-NoProfile', '-NonInteractive', '-Command', script]];
  }
  const x11 = [
    ['xclip', '-selection', 'clipboard'],
    ['xsel', '--clipboard', '--input'],
  ];
  return env.WAYLAND_DISPLAY ? [['wl-copy'], ...x11] : [...x11, ['wl-copy']];
}

/** @throws Failure where no program takes it */
export async function writeClipboard(text: string): Promise<void> {
  for (const [program = '', ...args] of clipboardCommands(process.platform, process.env)) {
    if (await pipeInto(program, args, text)) return;
  }
  throw new Failure('No program for the clipboard was found: install wl-clipboard, xclip or xsel, or use "magpie show"');
}

function pipeInto(program: string, args: readonly string[], text: string): Promise<boolean> {
  return new Promise(resolve => {
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'] });
    child.once('error', () => resolve(false));
    child.once('exit', code => resolve(code === 0));
    child.stdin.on('error', () => {}); // it has ended, and its exit says how
    child.stdin.end(text);
  });
}
