import type { Handlers } from '../../src-shared/contract/index.ts';
import type { Capture } from '../../src-shared/contract/shell.ts';
import { toWire } from '../../src-shared/errors.ts';
import type { Application } from '../../src-shared/model/common.ts';
import { Seed } from '../../src-shared/model/seed.ts';
import { type ClipboardContents, captureOf, seedFromClipboard } from './clipboard-seed.ts';

export interface QuickSaveDeps {
  readonly read: () => Promise<ClipboardContents>;
  readonly create: Handlers<'assets.create'>['assets.create'];
  readonly application: Application;
  readonly report: (error: unknown) => string;
}

const concealedMessage =
  'The program it was copied from marks it as concealed, as password managers do. Save it from the text itself if you mean to.';

/** From the clipboard to a durable snippet. Never fails: what went wrong is told as an outcome, with what to do. */
export async function quickSave({ read, create, application, report }: QuickSaveDeps): Promise<Capture> {
  try {
    const contents = await read();
    if (contents.concealed) return { outcome: 'failed', message: concealedMessage };
    const seed = seedFromClipboard(contents, application);
    if (!seed) return { outcome: 'nothing' };
    const asset = await create({ seed: Seed.parse(seed), transferables: false });
    return captureOf(asset, contents);
  } catch (error) {
    return { outcome: 'failed', message: toWire(error, report).message };
  }
}
