import type { AssetId } from '../../../src-shared/model/ids.ts';
import { seedFromText } from '../../../src-shared/model/seed-from-file.ts';
import { call } from '../../api/bridge.ts';
import { showUndoable } from '../../app/show-undoable.ts';
import { useUi } from '../../app/ui-store.ts';
import { undo } from '../../app/undo.ts';
import { attempt } from '../../lib/attempt.ts';
import { texts } from '../../texts.ts';
import { ownApplication } from '../capture/application.ts';
import { takeBack } from '../capture/take-back.ts';

/** Saves a few snippets to try the window with; one click takes them away, now or later. */
export async function addSamples(): Promise<void> {
  const { samples } = await import('./sample-texts.ts');
  await attempt(async () => {
    const application = await ownApplication();
    for (const { name, ext, tags, text } of samples) {
      const { asset } = seedFromText(text, application, { name, ext });
      const metadata = { ...asset.metadata, tags: tags.map(tag => ({ text: tag })) };
      const seed = { asset: { ...asset, demo: true, metadata } };
      const { id } = await call('assets.create', { seed, transferables: false });
      remember([...useUi.getState().samples, id as AssetId]);
    }
    showUndoable(texts.samples.added, undo.push({ run: takeSamplesBack, done: texts.samples.removed }));
  });
}

/** Moves the samples to the trash, those that were changed as well; can be undone. */
export async function removeSamples(): Promise<void> {
  const { samples } = useUi.getState();
  const done = await attempt(() => call('library.trash', { snippets: { ids: [...samples] } }));
  if (!done) return;
  const { ids } = done.value;
  forget();
  const step = undo.push({
    run: async () => {
      await call('library.restore', { snippets: { ids } });
      remember(samples);
    },
    done: texts.undo.done,
  });
  showUndoable(texts.samples.removed, step);
}

async function takeSamplesBack(): Promise<void> {
  await takeBack({ saved: useUi.getState().samples, restored: [] });
  forget();
}

function forget(): void {
  const { active, samples, select } = useUi.getState();
  if (active !== null && samples.includes(active)) select([], null);
  remember([]);
}

function remember(ids: readonly AssetId[]): void {
  useUi.getState().setSamples(ids);
}
