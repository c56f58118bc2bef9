import { basename } from 'node:path';
import type { Handlers } from '../../src-shared/contract/index.ts';
import type { Capture } from '../../src-shared/contract/shell.ts';
import { toWire } from '../../src-shared/errors.ts';
import type { Application } from '../../src-shared/model/common.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
import type { CopyOrigin } from '../../src-shared/model/library.ts';
import { Seed } from '../../src-shared/model/seed.ts';
import type { CaptureSettings } from '../../src-shared/model/settings.ts';
import { type ClipboardContents, seedFromClipboard } from './clipboard-seed.ts';
import { filesBelow, seedFromPath } from './files.ts';

export interface QuickSaveDeps {
  readonly settings: () => CaptureSettings;
  readonly read: (options: { readonly concealedToo: boolean }) => Promise<ClipboardContents>;
  readonly save: Handlers<'library.save'>['library.save'];
  /** The program in front. It may take its time: nothing waits for it, and what is known late is noted late. */
  readonly lookUpOrigin: () => Promise<CopyOrigin | undefined>;
  readonly putOrigin: (id: AssetId, origin: CopyOrigin) => Promise<void>;
  readonly application: Application;
  readonly report: (error: unknown) => string;
}

/** What a person wants saved although a key press leaves it alone. */
export interface Wish {
  readonly anyway: boolean;
}

/** From here on files are saved only when somebody said so: a key pressed by mistake must not copy a disk. */
const askAbove = 50;
/** More files than this are not looked for. */
const mostFiles = 10_000;

/** From the clipboard to a durable snippet. Never fails: what went wrong is told as an outcome. */
export async function quickSave(deps: QuickSaveDeps, { anyway }: Wish): Promise<Capture> {
  const { settings, read, save, application, report } = deps;
  try {
    const { paused, respectConcealed, origin } = settings();
    if (paused && !anyway) return { outcome: 'paused' };
    const looked = origin ? deps.lookUpOrigin().catch(() => undefined) : undefined;
    const contents = await read({ concealedToo: anyway || !respectConcealed });
    if (contents.concealed) return { outcome: 'concealed' };
    if (contents.files && contents.files.length > 0) return await saveFiles(deps, contents.files, { anyway });
    const seed = seedFromClipboard(contents, application);
    if (!seed) return { outcome: 'nothing' };
    const saved = await save({ seed: Seed.parse(seed) });
    if (looked && saved.outcome === 'saved') void noteOrigin(deps, saved.id, looked);
    return saved;
  } catch (error) {
    return { outcome: 'failed', error: toWire(error, report) };
  }
}

async function noteOrigin(
  { putOrigin, report }: QuickSaveDeps,
  id: AssetId,
  looked: Promise<CopyOrigin | undefined>,
): Promise<void> {
  const origin = await looked;
  if (origin) await putOrigin(id, origin).catch(report);
}

type SavesFiles = Pick<QuickSaveDeps, 'save' | 'application' | 'report'>;

/** Saves files and what is in folders, a snippet each; asks before many. What fails is named and the others go on. */
export async function saveFiles(deps: SavesFiles, paths: readonly string[], { anyway }: Wish): Promise<Capture> {
  const files = await filesBelow(paths, mostFiles);
  if (files.length > askAbove && !anyway) return { outcome: 'many', count: files.length };
  const outcomes: FileOutcome[] = [];
  for (const path of files) outcomes.push(await saveFile(deps, path));
  const [first] = outcomes;
  if (outcomes.length === 1 && first && 'saved' in first) return first.saved;
  const ids = (outcome: string) => outcomes.flatMap(one => ('saved' in one && one.saved.outcome === outcome ? one.saved.id : []));
  return {
    outcome: 'several',
    saved: ids('saved'),
    restored: ids('restored'),
    known: ids('known').length,
    skipped: outcomes.flatMap(one => ('saved' in one ? [] : one)),
  };
}

type Several = Extract<Capture, { outcome: 'several' }>;
type FileOutcome = { readonly saved: Awaited<ReturnType<QuickSaveDeps['save']>> } | Several['skipped'][number];

async function saveFile({ save, application, report }: SavesFiles, path: string): Promise<FileOutcome> {
  const name = basename(path);
  const reading = await seedFromPath(path, application);
  if (reading.kind === 'skipped') return { name, reason: reading.reason };
  try {
    return { saved: await save({ seed: Seed.parse(reading.seed) }) };
  } catch (error) {
    return { name, reason: toWire(error, report).code };
  }
}
