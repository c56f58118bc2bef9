import { setTimeout as rest } from 'node:timers/promises';
import type { enrichment } from '../../src-shared/contract/enrichment.ts';
import type { Handlers } from '../../src-shared/contract/index.ts';
import type { AssetId, FormatId } from '../../src-shared/model/ids.ts';
import type { Change } from '../../src-shared/model/library.ts';
import { type EnrichmentSettings, type EnrichmentStep, enrichmentSteps } from '../../src-shared/model/settings.ts';
import type { AssetRecord, EnrichmentBounds, EnrichmentJob, OwnTag, Storage } from '../storage/port.ts';
import { type ImageReader, ImageTextError } from './image-text/image-reader.ts';
import type { Enrichable, Found } from './thread.ts';
import type { EnrichmentWorker } from './worker.ts';

/** A pause after the last write, in milliseconds: saving comes first, and an import must not be slowed down. */
const quietMs = 400;
/** The rest after each job while others write, in milliseconds: what they do comes first, and the queue still gets shorter. */
const courtesyMs = 150;
/** Jobs that are read at once; what they hold is bounded by the storage. */
const atOnce = 8;
/** When those that failed are looked at again, in milliseconds. */
const againMs = 30_000;
/** The longest that a draft waits, in milliseconds, for what is only a suggestion. */
const draftMs = 1000;

export interface EnrichmentOptions {
  readonly storage: Storage;
  /** Tells of each commit. */
  readonly changes: { subscribe(listener: (change: Change) => void): () => void };
  readonly worker: EnrichmentWorker;
  readonly images: ImageReader;
  /** The version of each step: one that has risen goes through the library again. */
  readonly versions: Readonly<Record<EnrichmentStep, number>>;
  /** Off, the queue is kept for a start that has it on. */
  readonly enabled: boolean;
  readonly settings: () => EnrichmentSettings;
  readonly now: () => number;
  /** Takes what went wrong with a single snippet; nobody waits for it. */
  readonly report: (error: unknown) => void;
}

export interface Enrichment {
  readonly handlers: Handlers<keyof typeof enrichment>;
  /**
   * What the steps that are on find in something that is not stored. Images are not read, which takes seconds. Nothing is
   * found when enrichment is off, a step fails, or the thread has not answered within a second, as when a large text keeps it.
   */
  draft(asset: Enrichable, bounds: EnrichmentBounds): Promise<Found>;
  close(): Promise<void>;
}

/** Works through the durable queue, one snippet after the other: it begins when nobody saves, and slows down while somebody does. */
export async function startEnrichment(options: EnrichmentOptions): Promise<Enrichment> {
  const { storage, changes, worker, images, versions, enabled, settings, now, report } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let closed = !enabled;
  /** The snippet that is worked on: what is told of another one, others did. */
  let working: AssetId | undefined;
  let othersWroteAt = Number.NEGATIVE_INFINITY;

  await enqueueRisen(storage, versions);
  const unsubscribe = changes.subscribe(({ assets }) => {
    if (assets.some(({ id }) => id !== working)) othersWroteAt = performance.now();
    wakeIn(quietMs);
  });
  wakeIn(quietMs);

  /** While writes follow one another, the pause begins anew. */
  function wakeIn(ms: number): void {
    if (closed || running !== undefined) return;
    clearTimeout(timer);
    timer = setTimeout(wake, ms);
    timer.unref();
  }

  function wake(): void {
    if (closed || running !== undefined) return;
    running = drain()
      .catch(report)
      .finally(() => {
        running = undefined;
        wakeIn(againMs);
      });
  }

  async function drain(): Promise<void> {
    const ownTags = await storage.ownTags();
    for (;;) {
      const jobs = await storage.enrichmentJobs({ at: now(), limit: atOnce });
      if (jobs.length === 0) return;
      for (const job of jobs) {
        if (closed) return;
        working = job.asset.id;
        await enrichOne(job, ownTags);
        if (performance.now() - othersWroteAt < quietMs) await rest(courtesyMs);
      }
    }
  }

  async function enrichOne({ asset, steps, ticket, bounds }: EnrichmentJob, ownTags: readonly OwnTag[]): Promise<void> {
    const chosen = settings();
    const wanted = steps.filter(step => chosen[step]);
    try {
      const imageTexts = wanted.includes('imageText') ? await readImages(asset) : [];
      const found = wanted.length === 0 ? {} : await worker.run({ asset, bounds, ownTags, imageTexts, steps: wanted });
      await storage.enrich({ ...found, id: asset.id, ticket, at: now() });
    } catch (error) {
      if (closed) return;
      report(error);
      await storage.postponeEnrichment({ id: asset.id, ticket, at: now() });
    }
  }

  async function draft(asset: Enrichable, bounds: EnrichmentBounds): Promise<Found> {
    const chosen = settings();
    const steps = enrichmentSteps.filter(step => chosen[step] && step !== 'imageText');
    if (closed || steps.length === 0) return {};
    const task = { asset, steps, bounds, ownTags: await storage.ownTags(), imageTexts: [] };
    const signal = AbortSignal.timeout(draftMs);
    const late = new Promise<Found>(resolve => signal.addEventListener('abort', () => resolve({})));
    const found = worker.run(task, signal).catch((error): Found => {
      if (!closed && !signal.aborted) report(error);
      return {};
    });
    return Promise.race([found, late]);
  }

  async function readImages({ formats }: AssetRecord): Promise<NonNullable<Found['imageTexts']>> {
    const texts: { format: FormatId; text: string }[] = [];
    for (const { id, generic, payload } of formats) {
      if (generic !== 'IMAGE' || typeof payload === 'string') continue;
      try {
        const { text } = await images.read(payload);
        if (text.trim() !== '') texts.push({ format: id, text });
      } catch (error) {
        if (!(error instanceof ImageTextError && error.refusal !== undefined)) throw error; // would be refused again
      }
    }
    return texts;
  }

  return {
    handlers: {
      'enrichment.state': async () => {
        const waiting = await storage.enrichmentWaiting();
        return { enabled, waiting, running: running !== undefined };
      },
      'enrichment.rerun': async ({ steps: { steps } }) => {
        const waiting = await storage.enqueueEnrichment(steps);
        wake();
        return { waiting };
      },
      'enrichment.cancel': async () => ({ removed: await storage.cancelEnrichment() }),
    },
    draft,
    async close() {
      closed = true;
      unsubscribe();
      clearTimeout(timer);
      await Promise.all([worker.close(), images.close()]);
      await running;
    },
  };
}

/** What is kept between starts, beside the settings that people see. */
const versionsKey = 'enrichmentVersions';

/** A step that has become better since the last start goes through the library again. */
async function enqueueRisen(storage: Storage, versions: Readonly<Record<EnrichmentStep, number>>): Promise<void> {
  const stored = (await storage.settings())[versionsKey] as Partial<Record<EnrichmentStep, number>> | undefined;
  const risen = enrichmentSteps.filter(step => stored && (stored[step] ?? 0) < versions[step]);
  if (risen.length > 0) await storage.enqueueEnrichment(risen);
  if (!stored || risen.length > 0) await storage.putSettings({ [versionsKey]: versions });
}
