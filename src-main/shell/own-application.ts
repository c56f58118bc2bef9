import type { Application } from '../../src-shared/model/common.ts';

/** The desktop's id among the programs that save; fixed, so that all its saves are of one origin. */
const desktopId = '9c7b2f64-3c0a-4d55-8f0b-0d6f3b1c7a52';

const platforms: Readonly<Partial<Record<NodeJS.Platform, Application['platform']>>> = {
  darwin: 'MACOS',
  win32: 'WINDOWS',
  linux: 'LINUX',
};

/** How the desktop introduces itself when it saves (assets-api section 9). */
export function ownApplication(version: string): Application {
  return {
    id: desktopId,
    name: 'OPEN_SOURCE',
    version,
    platform: platforms[process.platform] ?? 'UNKNOWN',
    onboarded: true,
    privacy: 'ANONYMOUS',
    capabilities: 'LOCAL',
  };
}
