import type { Platform } from '../../src-shared/model/hotkeys.ts';

/** The platform whose customs hold; other systems follow Linux's. */
export const hostPlatform: Platform = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
