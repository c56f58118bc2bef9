import { z } from 'zod';
import { Accelerator, type HotkeyName } from './hotkeys.ts';

/** An origin as browsers send it: scheme and host, no path. */
export const Origin = z
  .string()
  .max(200)
  .regex(/^[a-z][a-z0-9+.-]*:\/\/[^/\s?#]+$/i, 'is not an origin such as http://localhost:3000 or app://obsidian.md');

/** More than anybody has programs; a bound for what is stored. */
export const maxOrigins = 50;

/** The shortest token that is not guessed, in characters. */
const minTokenLength = 16;

/** How the local API is served in the desktop app (assets-api sections 2 and 14). */
export const ServerSettings = z.object({
  enabled: z.boolean().default(true),
  /** Absent: the first free one of 39300 to 39333. 1000 and 5323 are where old clients look. */
  port: z.int().min(1).max(65_535).optional(),
  /** Origins of web pages and Chromium windows that may use it; none by default. */
  origins: z.array(Origin).max(maxOrigins).default([]),
  /** When set, every request needs it as a bearer token, against other accounts of this machine. */
  token: z.string().min(minTokenLength).max(200).optional(),
});
export type ServerSettings = z.output<typeof ServerSettings>;

/** What is worked out after a save. */
export const enrichmentSteps = ['language', 'title', 'tags', 'links', 'description', 'secrets', 'imageText'] as const;
export type EnrichmentStep = (typeof enrichmentSteps)[number];

const step = z.boolean().default(true);

/** Each step of the enrichment can be switched off; what it has found stays. */
export const EnrichmentSettings = z.object({
  language: step,
  title: step,
  tags: step,
  links: step,
  description: step,
  secrets: step,
  imageText: step,
} satisfies Record<EnrichmentStep, z.ZodType>);
export type EnrichmentSettings = z.output<typeof EnrichmentSettings>;

/** The global key of each action; null switches it off. */
export const HotkeySettings = z.object({
  quickSave: Accelerator.nullable().default('CommandOrControl+Shift+S'),
  palette: Accelerator.nullable().default('CommandOrControl+Shift+Space'),
  showWindow: Accelerator.nullable().default(null),
} satisfies Record<HotkeyName, z.ZodType>);
export type HotkeySettings = z.output<typeof HotkeySettings>;

/** How the desktop saves what is on the clipboard. */
export const CaptureSettings = z.object({
  /** While it is, the key saves nothing and says so. */
  paused: z.boolean().default(false),
  /** Whether what a password manager marks as concealed is left alone. */
  respectConcealed: z.boolean().default(true),
  /** Whether a save is told; what went wrong always is. */
  toast: z.boolean().default(true),
  /** How long it is told, in seconds. */
  toastSeconds: z.int().min(2).max(60).default(6),
  /** Whether program and window that a snippet was copied from are noted. */
  origin: z.boolean().default(true),
});
export type CaptureSettings = z.output<typeof CaptureSettings>;

/** How Magpie behaves on its desktop. Whether it starts at login is not among it: the system knows that, and may change it. */
export const DesktopSettings = z.object({
  /** What follows when the last window closes; a Mac always stays. */
  onClose: z.enum(['ask', 'stay', 'quit']).default('ask'),
  /** Started at login, it shows no window. */
  startHidden: z.boolean().default(true),
});
export type DesktopSettings = z.output<typeof DesktopSettings>;

/** New versions of the desktop app. */
export const UpdateSettings = z.object({
  /** Whether to look for one at the start and daily. Absent: nobody has been asked, and nothing is looked for. */
  look: z.boolean().optional(),
});
export type UpdateSettings = z.output<typeof UpdateSettings>;

/** Where backups go beside the folder of the library's own. */
export const BackupSettings = z.object({
  /** The whole path of a folder, best on another disk. */
  secondFolder: z.string().max(4096).optional(),
});
export type BackupSettings = z.output<typeof BackupSettings>;

/** After how many days the trash lets go of a snippet, where it does. */
export const trashDays = [7, 30, 90] as const;

/**
 * Which earlier states of snippets stay: all of them, or all of the last 90 days and of older ones the last of each day.
 * With `year` none is older than that, with `hundred` a snippet has no more than a hundred.
 */
export const versionKeepings = ['all', 'thinned', 'year', 'hundred'] as const;
export type VersionKeeping = (typeof versionKeepings)[number];

/** How long the library keeps what is no longer in use (decision 0026). */
export const KeepingSettings = z.object({
  /** Null: until somebody empties the trash. */
  trashDays: z.literal(trashDays).nullable().default(30),
  versions: z.enum(versionKeepings).default('thinned'),
});
export type KeepingSettings = z.output<typeof KeepingSettings>;

/** What a person chose; what is not stored has its default. */
export const Settings = z.object({
  server: ServerSettings.prefault({}),
  enrichment: EnrichmentSettings.prefault({}),
  hotkeys: HotkeySettings.prefault({}),
  capture: CaptureSettings.prefault({}),
  desktop: DesktopSettings.prefault({}),
  updates: UpdateSettings.prefault({}),
  backups: BackupSettings.prefault({}),
  keeping: KeepingSettings.prefault({}),
});
export type Settings = z.output<typeof Settings>;
