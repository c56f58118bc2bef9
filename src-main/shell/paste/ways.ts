/** How the keys that paste are pressed in the program in front. */
export type Way = 'osascript' | 'powershell' | 'x11' | 'wtype' | 'ydotool';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a program can be found on the search path. */
  readonly has: (program: string) => boolean;
}

/**
 * What may be tried here, best first; nothing where no program can press keys in another. Wayland keeps that to its
 * compositor: `wtype` asks it (sway, Hyprland and the like grant it), `ydotool` goes by the kernel, both only where a person
 * has installed them.
 */
export function waysToPaste({ platform, env, has }: Machine): readonly Way[] {
  if (platform === 'darwin') return ['osascript'];
  if (platform === 'win32') return ['powershell'];
  if (env.WAYLAND_DISPLAY || env.XDG_SESSION_TYPE === 'wayland') return (['wtype', 'ydotool'] as const).filter(has);
  return env.DISPLAY ? ['x11'] : [];
}
