import type { CommandLine } from 'electron';

/**
 * Wayland gives programs a global key only through the desktop's portal. Chromium asks it with the first feature, and with the
 * second on GNOME too, where the key that we would like goes along (electron/electron#52221).
 */
const features = ['GlobalShortcutsPortal', 'GlobalShortcutsPortalPreferredTrigger'];

/** Whether this session is one of Wayland's. Its answer counts in XWayland too, where keys are heard by X programs only. */
export function isWayland(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): boolean {
  return platform === 'linux' && (env.XDG_SESSION_TYPE === 'wayland' || Boolean(env.WAYLAND_DISPLAY));
}

/** Before the app is ready. What a person enables on the command line stays. */
export function askPortalForKeys(commandLine: Pick<CommandLine, 'getSwitchValue' | 'appendSwitch'>): void {
  const given = commandLine.getSwitchValue('enable-features').split(',').filter(Boolean);
  commandLine.appendSwitch('enable-features', [...new Set([...given, ...features])].join(','));
}
