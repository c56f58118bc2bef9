import type { Application } from '../../../src-shared/model/common.ts';
import { platform } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';
import { libraryQueries } from '../library/queries.ts';

/** The window's own id among the programs that save; fixed, so that all its saves are of one origin. */
const windowId = '5d0f3c1e-6b1a-4c1e-9f0e-2f6f6d61e39a';

const platforms = { darwin: 'MACOS', win32: 'WINDOWS', linux: 'LINUX' } as const;

/** How the window introduces itself when it saves. */
export async function ownApplication(): Promise<Application> {
  const { version } = await queryClient.ensureQueryData(libraryQueries.info());
  return {
    id: windowId,
    name: 'OPEN_SOURCE',
    version,
    platform: platforms[platform],
    onboarded: true,
    privacy: 'ANONYMOUS',
    capabilities: 'LOCAL',
  };
}
