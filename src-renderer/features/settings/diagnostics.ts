import type { Output } from '../../../src-shared/contract/index.ts';
import type { Settings } from '../../../src-shared/model/settings.ts';

type Info = Output<'system.info'>;

interface Known {
  readonly info: Info;
  readonly counts: Pick<Output<'library.facets'>, 'all' | 'trash'>;
  readonly index: Output<'library.index'>;
  readonly enrichment: Output<'enrichment.state'>;
  /** Absent in a browser. */
  readonly settings: Settings | undefined;
  readonly userAgent: string;
}

/** The programs Magpie runs on, with their versions; first itself. */
export function programs({ version, versions }: Pick<Info, 'version' | 'versions'>): readonly (readonly [string, string])[] {
  return [['Magpie', version], ...Object.entries(versions)];
}

/** What helps to understand a fault, to be passed on: no text of a snippet, no token, no name of a person in a path. */
export function diagnosticsText({ info, counts, index, enrichment, settings, userAgent }: Known): string {
  const lines = [
    ...programs(info).map(([name, version]) => `${name} ${version}`),
    `Host ${info.host} on ${info.platform}`,
    `Window ${userAgent}`,
    `Data folder ${withoutHome(info.dataFolder)}`,
    `Snippets ${counts.all}, in the trash ${counts.trash}`,
    `Search index ${index.state === 'building' ? `building, ${index.done} of ${index.total}` : index.state}`,
    `Enrichment ${enrichment.enabled ? `on, ${enrichment.waiting} waiting` : 'off'}`,
    `Local API ${info.address ?? 'closed'}`,
    ...(settings ? [`Settings ${JSON.stringify(withoutToken(settings))}`] : []),
  ];
  return lines.join('\n');
}

function withoutToken({ server: { token, origins, ...server }, ...groups }: Settings): object {
  return { ...groups, server: { ...server, origins: origins.length, token: token === undefined ? 'none' : 'set' } };
}

/** The folder of a person tells who they are. */
function withoutHome(folder: string): string {
  return folder.replace(/^(?:\/home|\/Users|[A-Za-z]:\\Users)[/\\][^/\\]+/, '~');
}
