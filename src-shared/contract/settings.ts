import { z } from 'zod';
import {
  BackupSettings,
  CaptureSettings,
  DesktopSettings,
  EnrichmentSettings,
  HotkeySettings,
  KeepingSettings,
  ServerSettings,
  Settings,
  UpdateSettings,
} from '../model/settings.ts';
import type { OperationSpec } from './operation.ts';

/**
 * What a person chose, applied at once. Not served over HTTP: what guards the local API must not be changed through it.
 */
export const settings = {
  'settings.get': {
    kind: 'query',
    summary: 'All settings',
    input: z.object({}),
    output: Settings,
  },
  'settings.update': {
    kind: 'mutation',
    summary: 'Replace the groups of settings that are given',
    input: z.object({
      settings: z.object({
        server: ServerSettings.optional(),
        enrichment: EnrichmentSettings.optional(),
        hotkeys: HotkeySettings.optional(),
        capture: CaptureSettings.optional(),
        desktop: DesktopSettings.optional(),
        updates: UpdateSettings.optional(),
        backups: BackupSettings.optional(),
        keeping: KeepingSettings.optional(),
      }),
    }),
    output: Settings,
  },
} as const satisfies Record<string, OperationSpec>;
