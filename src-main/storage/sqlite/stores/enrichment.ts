import { isDeepStrictEqual } from 'node:util';
import type { AssetId } from '../../../../src-shared/model/ids.ts';
import { type EnrichmentStep, enrichmentSteps } from '../../../../src-shared/model/settings.ts';
import type { AssetRecord, Enrichment, EnrichmentBounds, EnrichmentJob, SensitiveLink } from '../../port.ts';
import type { WriteDb } from '../db.ts';
import type { Links } from './links.ts';
import type { Records } from './records.ts';
import type { Sensitives } from './sensitives.ts';
import type { SummaryStore } from './summary.ts';

/** Behind what was saved: a run over the whole library. */
const rank = { saved: 0, again: 1 } as const;
/** All steps, those of later versions included; bits stand for steps in their order, so new ones go to its end. */
const everyStep = -1;
/** A job is tried so often; the step's next version tries again. */
const maxAttempts = 4;
/** Before the second attempt, in milliseconds; four times as long before each further one. */
const firstDelay = 30_000;

interface Waiting {
  readonly asset: number;
  readonly steps: number;
  readonly ticket: number;
  readonly bounds: string | null;
}

interface EnrichmentDeps {
  readonly db: WriteDb;
  readonly records: Records;
  readonly links: Links;
  readonly sensitives: Sensitives;
  readonly summaries: SummaryStore;
  /** Reads the asset back, indexes it and notes the change. */
  readonly announce: (seq: number) => AssetRecord;
}

/**
 * The durable queue of the enrichment. A job is made in the transaction of the save or edit it is for, and ended in the one
 * that applies what was found, so that neither a crash nor an edit in between loses or doubles anything.
 */
export function createEnrichmentQueue(db: WriteDb, records: Records) {
  const put = db.prepare<[number, number, number, number, string | null]>(`
    INSERT INTO enrichment_queue (asset, steps, ticket, rank, bounds) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET steps = excluded.steps, ticket = excluded.ticket, rank = excluded.rank, attempts = 0, due = 0`);
  const next = db.prepare<[number, number], Waiting>(`
    SELECT q.asset, q.steps, q.ticket, q.bounds FROM enrichment_queue q JOIN assets a ON a.seq = q.asset
    WHERE q.due <= ? AND a.deleted IS NULL ORDER BY q.rank, q.asset DESC LIMIT ?`);
  const count = db
    .prepare<[], number>('SELECT count(*) FROM enrichment_queue q JOIN assets a ON a.seq = q.asset WHERE a.deleted IS NULL')
    .pluck();
  const end = db.prepare<[number, number]>('DELETE FROM enrichment_queue WHERE asset = ? AND ticket = ?');
  const attempts = db
    .prepare<[number, number], number>('SELECT attempts FROM enrichment_queue WHERE asset = ? AND ticket = ?')
    .pluck();
  const postpone = db.prepare<[number, number, number]>(
    'UPDATE enrichment_queue SET attempts = attempts + 1, due = ? WHERE asset = ? AND ticket = ?',
  );
  const putAll = db.prepare<[number]>(`
    INSERT INTO enrichment_queue (asset, steps, ticket, rank)
      SELECT seq, ?, version, ${rank.again} FROM assets WHERE deleted IS NULL
    ON CONFLICT DO UPDATE SET steps = steps | excluded.steps, attempts = 0, due = 0`);
  const dropAgain = db.prepare(`DELETE FROM enrichment_queue WHERE rank = ${rank.again}`);

  return {
    /** The asset's content is new: all steps wait for it. */
    put(seq: number, ticket: number, bounds?: EnrichmentBounds): void {
      put.run(seq, everyStep, ticket, rank.saved, bounds ? JSON.stringify(bounds) : null);
    },
    jobs({ at, limit }: { readonly at: number; readonly limit: number }): EnrichmentJob[] {
      const found = next.all(at, limit);
      const fitting = found.slice(
        0,
        records.fitting(
          found.map(({ asset }) => asset),
          true,
        ),
      );
      return fitting.flatMap(({ asset: seq, steps, ticket, bounds }) => {
        const [asset] = records.load([seq]);
        return asset ? { asset, steps: stepsIn(steps), ticket, bounds: bounds === null ? {} : JSON.parse(bounds) } : [];
      });
    },
    waiting: (): number => count.get() ?? 0,
    /** Whether the job still stood; it does not any more. */
    end: (seq: number, ticket: number): boolean => end.run(seq, ticket).changes > 0,
    postpone(seq: number, ticket: number, at: number): void {
      const before = attempts.get(seq, ticket);
      if (before === undefined) return;
      if (before + 1 >= maxAttempts) end.run(seq, ticket);
      else postpone.run(at + firstDelay * 4 ** before, seq, ticket);
    },
    putAll: (steps: readonly EnrichmentStep[]): number => putAll.run(bitsOf(steps)).changes,
    dropAgain: (): number => dropAgain.run().changes,
  };
}

export type EnrichmentQueue = ReturnType<typeof createEnrichmentQueue>;

/** Applies what was found, where no person has decided: their tags, their name and their language stay. */
export function createEnrichmentWriter(
  { db, records, links, sensitives: known, summaries, announce }: EnrichmentDeps,
  queue: EnrichmentQueue,
) {
  const owners = db.prepare<[AssetId], { seq: number; tags_owned: 0 | 1; deleted: number | null }>(
    'SELECT seq, tags_owned, deleted FROM assets WHERE id = ?',
  );
  const setName = db.prepare<[string, number]>('UPDATE assets SET name = ? WHERE seq = ? AND name_derived = 1');
  const setLanguage = db.prepare<[string, string, number]>(
    "UPDATE formats SET generic = ?, specific = ? WHERE asset = ? AND classified = 'guessed' AND role <> 'ADDITIONAL'",
  );
  const dropDescription = db.prepare<[number]>(
    "DELETE FROM annotations WHERE asset = ? AND type = 'DESCRIPTION' AND mechanism = 'AUTOMATIC'",
  );
  const hasDescription = db
    .prepare<[number], number>("SELECT 1 FROM annotations WHERE asset = ? AND type = 'DESCRIPTION'")
    .pluck();
  const addDescription = db.prepare(`
    INSERT INTO annotations (id, asset, position, type, text, mechanism, created, updated)
    VALUES (@id, @seq, (SELECT count(*) FROM annotations WHERE asset = @seq), 'DESCRIPTION', @text, 'AUTOMATIC', @at, @at)`);
  const putImageText = db.prepare<[string, string, number]>(`
    INSERT INTO image_texts (format, text) SELECT id, ? FROM formats WHERE id = ? AND asset = ?
    ON CONFLICT DO UPDATE SET text = excluded.text`);

  return function enrich(found: Enrichment): AssetRecord | undefined {
    const { id, ticket, at, language, name, tags, websites, description, sensitives, imageTexts } = found;
    const owner = owners.get(id);
    if (!owner || owner.deleted !== null || !queue.end(owner.seq, ticket)) return undefined;
    const { seq } = owner;
    const [before] = records.load([seq]);
    if (!before) return undefined;
    if (language) setLanguage.run(language.generic, language.specific, seq);
    if (name !== undefined) setName.run(name, seq);
    if (tags && owner.tags_owned === 0) links.replaceAutomaticTags(seq, tags, at);
    if (websites) links.replaceAutomaticWebsites(seq, websites, at);
    if (description && description.text !== automaticDescription(before)) {
      dropDescription.run(seq);
      if (description.text !== '' && !hasDescription.get(seq)) addDescription.run({ ...description, seq, at });
    }
    if (sensitives && !isDeepStrictEqual(sensitives.map(kindOf), before.sensitives.map(kindOf)))
      known.replace(seq, sensitives, at);
    for (const { format, text } of imageTexts ?? []) putImageText.run(text, format, seq);
    const [after] = records.load([seq]);
    if (!after || isDeepStrictEqual(after, before)) return before; // nothing new is no change on the feed
    summaries.put(seq, after);
    return announce(seq);
  };
}

/** What a secret is, without the id and the times it has here. */
function kindOf({ text, category, severity, name }: Omit<SensitiveLink, 'id'>) {
  return { text, category, severity, name };
}

function automaticDescription({ annotations }: AssetRecord): string | undefined {
  return annotations.find(({ type, mechanism }) => type === 'DESCRIPTION' && mechanism === 'AUTOMATIC')?.text;
}

function stepsIn(bits: number): EnrichmentStep[] {
  return enrichmentSteps.filter((_, i) => (bits >>> i) & 1);
}

function bitsOf(steps: readonly EnrichmentStep[]): number {
  return steps.reduce((bits, step) => bits | (1 << enrichmentSteps.indexOf(step)), 0);
}
