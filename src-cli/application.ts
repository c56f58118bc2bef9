import packageJson from '../package.json' with { type: 'json' };
import type { Application } from '../src-shared/model/common.ts';

const platforms: Readonly<Record<string, Application['platform']>> = { darwin: 'MACOS', win32: 'WINDOWS' };

/** What the command line says of itself when it saves. */
export const application: Application = {
  id: '8f6f7f0e-3b0c-4f0e-9a53-6a2f6d1c7a11',
  name: 'OPEN_SOURCE',
  version: packageJson.version,
  platform: platforms[process.platform] ?? 'LINUX',
  onboarded: true,
  privacy: 'ANONYMOUS',
};
