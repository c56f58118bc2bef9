import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Output } from '../../src-shared/contract/index.ts';
import { imageTypes, specificFromMagic } from '../../src-shared/model/classification.ts';
import type { FormatId } from '../../src-shared/model/ids.ts';
import { openBackups } from '../backups/backups.ts';
import { startEnrichment } from '../enrich/enrichment.ts';
import { createImageReader } from '../enrich/image-text/image-reader.ts';
import { stepVersions } from '../enrich/step-versions.ts';
import { createEnrichmentWorker } from '../enrich/worker.ts';
import { openSettings } from '../settings/settings.ts';
import { openStorage } from '../storage/connect.ts';
import { tasksEnded } from '../storage/maintenance.ts';
import { networkDriveOf, networkDriveText } from '../storage/network-drive.ts';
import type { Storage } from '../storage/port.ts';
import { createTransfers } from '../transfer/transfers.ts';
import { createChangeFeed } from './change-feed.ts';
import { createCollections } from './collections.ts';
import { createCompanions } from './companions.ts';
import { type Context, wireAssets } from './context.ts';
import { createFragments } from './fragments.ts';
import { createHealthFeed, createTrial } from './health.ts';
import { createHistory } from './history.ts';
import { startHousekeeping } from './housekeeping.ts';
import { createInsight } from './insight.ts';
import { createLibrary } from './library.ts';
import { createLists } from './lists.ts';
import { markingSecrets } from './mark-secrets.ts';
import { createPlaceholders } from './placeholders.ts';
import { createPublished } from './published.ts';
import type { AssetsService, Content } from './service.ts';
import { createTags } from './tags.ts';
import { createThumbnails } from './thumbnails.ts';

/** A list shows its pictures in one go; what makes them small is then done. In milliseconds. */
const thumbnailThreadMs = 5_000;

/** How long the thread of a backup or check that was given up may hold up closing, in milliseconds. */
const taskMs = 2_000;

export interface OpenOptions {
  /** The data folder, made if missing. */
  readonly folder: string;
  /** What the host is; asked at each call, since the address is known only after listening. */
  readonly info: () => Omit<Output<'system.info'>, 'dataFolder' | 'networkDrive' | 'versions'>;
  /** Takes faults that nobody waits for, such as a stream's; gives the reference that finds them in the log. */
  readonly report: (error: unknown) => string;
  /** Takes what is worth a line in the log and no fault. */
  readonly log?: (line: string) => void;
  /** Whether snippets are enriched after a save; else the queue waits for a start that does. */
  readonly enrich?: boolean;
  /** The library file was found damaged while it was open; the next start mends it. */
  readonly onDamage?: () => void;
  readonly now?: () => number;
  readonly newId?: () => string;
}

/**
 * The Assets service on a data folder; the same in Electron, the headless server, tests and benches.
 *
 * @throws AppError with words for people when the library cannot be opened: newer format, in use, full, read-only, damaged
 */
export async function openAssetsService({
  folder,
  info,
  report,
  log = () => {},
  enrich = true,
  onDamage = () => {},
  now = Date.now,
  newId = randomUUID,
}: OpenOptions): Promise<AssetsService> {
  const storage = await openStorage(folder);
  const drive = networkDriveOf(folder);
  for (const note of [...storage.notes, ...(drive === undefined ? [] : [networkDriveText(drive)])]) log(note);
  const settings = await openSettings(storage);
  const steps = () => settings.current().enrichment;
  const marking = markingSecrets(storage, () => enrich && steps().secrets);
  const context: Context = {
    ...{ storage: marking, now, newId },
    guessesLanguage: () => steps().language,
    trashDays: () => settings.current().keeping.trashDays,
  };
  const lists = createLists(context);
  const changes = createChangeFeed(storage, report);
  const enrichment = await startEnrichment({
    storage,
    changes,
    worker: createEnrichmentWorker(),
    images: createImageReader(),
    versions: stepVersions,
    enabled: enrich,
    settings: steps,
    now,
    report,
  });
  const housekeeping = startHousekeeping({
    ...{ storage, changes, settings, now, report, log },
    backUp: () => backups.create('before-purge'),
  });
  const content = (id: FormatId) => contentOf(context, id);
  const thumbnails = createImageReader({ idle: thumbnailThreadMs });
  const published = createPublished(context, lists, enrichment);
  const library = createLibrary(context, folder);
  const backups = openBackups({
    folder,
    settings: () => settings.current().backups,
    replace: storage.replace,
    onDamage,
    checkIndex: () => library['library.checkIndex']({}),
    now,
    report,
  });
  storage.onDamage(backups.foundDamage);
  const insight = createInsight(context, folder);
  const transfers = await createTransfers({
    storage,
    folder: join(folder, 'transfers'),
    version: () => info().version,
    beforeImport: () => backups.create('before-import'),
    now,
    newId,
    report,
  });
  return {
    handlers: {
      ...published,
      ...createCompanions(context, published),
      ...library,
      ...createTrial(storage, now),
      ...createFragments(context),
      ...createHistory(context),
      ...insight.handlers,
      ...createCollections(context),
      ...createTags(context),
      ...createPlaceholders(context),
      ...transfers.handlers,
      ...settings.handlers,
      ...enrichment.handlers,
      ...backups.handlers,
      'system.report': async ({ fault }) => ({ reference: report(Object.assign(new Error(), fault)) }),
      'system.info': async () => ({
        ...info(),
        versions: versionsOf(storage),
        dataFolder: folder,
        ...(drive !== undefined && { networkDrive: drive }),
      }),
    },
    changes,
    health: createHealthFeed(storage),
    assetsById: (ids, transferables) => wireAssets(context, ids, transferables),
    identifiers: ({ pseudo }) => storage.identifiers(pseudo ? 'with' : 'without'),
    lists,
    content,
    thumbnail: createThumbnails({ storage, content, images: thumbnails }),
    putOrigin: storage.putOrigin,
    pickBackup: backups.pick,
    transfers,
    settings,
    async close() {
      insight.close();
      // Others wait for backups, which are given up first.
      await Promise.all([backups, enrichment, thumbnails, transfers, housekeeping].map(open => open.close()));
      await storage.close();
      await tasksEnded(taskMs);
    },
  };
}

/** In the order in which they are told. */
function versionsOf({ engine: [database, version] }: Pick<Storage, 'engine'>): Readonly<Record<string, string>> {
  const { electron, chrome, node } = process.versions;
  return { ...(electron && { Electron: electron }), ...(chrome && { Chromium: chrome }), Node: node, [database]: version };
}

const utf8 = new TextEncoder();

async function contentOf({ storage }: Context, id: FormatId): Promise<Content | undefined> {
  const payload = await storage.content(id);
  if (payload === undefined) return undefined;
  const bytes = typeof payload === 'string' ? utf8.encode(payload) : payload;
  return { bytes, mime: imageTypes[specificFromMagic(bytes) ?? ''] ?? 'application/octet-stream' };
}
