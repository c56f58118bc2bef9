import {
  ArchiveRestore,
  CircleFadingArrowUp,
  ClipboardList,
  Code,
  Info,
  Keyboard,
  Library,
  type LucideIcon,
  Monitor,
  Palette,
  Plug,
  Sparkles,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { texts } from '../../texts.ts';
import { AboutSettings } from './AboutSettings.tsx';
import { AppearanceSettings } from './AppearanceSettings.tsx';
import { BackupSettings } from './BackupSettings.tsx';
import { CaptureSettings } from './CaptureSettings.tsx';
import { DesktopSettings } from './DesktopSettings.tsx';
import { EditorSettings } from './EditorSettings.tsx';
import { EnrichmentSettings } from './EnrichmentSettings.tsx';
import { HotkeySettings } from './HotkeySettings.tsx';
import { LibrarySettings } from './LibrarySettings.tsx';
import { LocalApiSettings } from './LocalApiSettings.tsx';
import { ShortcutSettings } from './ShortcutSettings.tsx';
import { UpdateSettings } from './UpdateSettings.tsx';

/** A section's title is the text of the same name. */
export type SectionId = keyof typeof texts.settings.sections;

export interface Section {
  readonly id: SectionId;
  readonly icon: LucideIcon;
  /** Its settings, each a `Setting`: that is all the search needs to know of them. */
  readonly Component: ComponentType;
  /** What a browser cannot change: it is told why in place of the settings. */
  readonly desktopOnly?: true;
}

/** In the order of the side list. */
export const sections: readonly Section[] = [
  { id: 'appearance', icon: Palette, Component: AppearanceSettings },
  { id: 'editor', icon: Code, Component: EditorSettings },
  { id: 'capture', icon: ClipboardList, Component: CaptureSettings, desktopOnly: true },
  { id: 'hotkeys', icon: Keyboard, Component: HotkeySettings, desktopOnly: true },
  { id: 'desktop', icon: Monitor, Component: DesktopSettings, desktopOnly: true },
  { id: 'library', icon: Library, Component: LibrarySettings },
  { id: 'backups', icon: ArchiveRestore, Component: BackupSettings },
  { id: 'api', icon: Plug, Component: LocalApiSettings },
  { id: 'enrichment', icon: Sparkles, Component: EnrichmentSettings },
  { id: 'updates', icon: CircleFadingArrowUp, Component: UpdateSettings, desktopOnly: true },
  { id: 'shortcuts', icon: Keyboard, Component: ShortcutSettings },
  { id: 'about', icon: Info, Component: AboutSettings },
];
