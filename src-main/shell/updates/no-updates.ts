import type { NoUpdates } from '../../../src-shared/contract/updates.ts';

/** What is known of how this copy came to this machine. */
export interface Installation {
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
  /** `resources/package-type`, which the builder writes into deb and rpm. */
  readonly packageType: string | undefined;
  /** Whether it runs from an AppImage, which tells its program the file. */
  readonly appImage: boolean;
  /** Whether it was packed with a place to look (`app-update.yml`) and a key to believe (`update-key.pem`). */
  readonly configured: boolean;
}

/** Why it does not update itself; undefined where it does: as AppImage, by the installer for Windows, from a disk image. */
export function noUpdates({ packaged, platform, packageType, appImage, configured }: Installation): NoUpdates | undefined {
  if (!packaged) return 'development';
  if (packageType !== undefined) return 'packages';
  if (platform === 'linux' && !appImage) return 'packages'; // unpacked by hand, or by a distribution
  return configured ? undefined : 'unsigned';
}
