import { AppError } from '../../../src-shared/errors.ts';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { Snippet } from '../../../src-shared/model/library.ts';
import { call } from '../../api/bridge.ts';
import { showUndoable } from '../../app/show-undoable.ts';
import { useUi } from '../../app/ui-store.ts';
import { undo } from '../../app/undo.ts';
import { attempt } from '../../lib/attempt.ts';
import { texts } from '../../texts.ts';
import { editSnippet, takeOver } from '../library/actions.ts';
import { drafts } from './drafts.ts';

type Secrets = Snippet['secrets'];

/** The secrets that stand in a text. */
export function secretsIn(text: string, secrets: Secrets): Secrets {
  return secrets.filter(secret => text.includes(secret.text));
}

/** Replaces the secrets of a snippet by what they are, in all its texts; can be undone. */
export async function redactSecrets(id: AssetId): Promise<void> {
  await attempt(async () => {
    if (!(await drafts.settleSnippet(id))) return; // why is said above the text
    const before = await call('library.snippet', { id });
    const after = takeOver(await call('library.redact', { redaction: { id, base: before.version } }));
    const count = secretsIn(textsOf(before), before.secrets).length;
    showUndoable(texts.secrets.redacted(count), undo.push({ run: () => putBack(before, after), done: texts.secrets.putBack }));
    // What was pressed is gone with the secrets.
    if (useUi.getState().active === id) useUi.getState().ask('editor');
  });
}

function textsOf({ fragments }: Snippet): string {
  return fragments.map(({ text = '' }) => text).join('\n');
}

/** @throws AppError `conflict` where a text was edited after it was redacted: that must not be lost */
async function putBack(before: Snippet, after: Snippet): Promise<void> {
  const { id } = before;
  const settled = await drafts.settleSnippet(id);
  let now = await call('library.snippet', { id });
  const redacted = before.fragments.filter(({ id: fragment, text }) => text !== textIn(after, fragment));
  const untouched = redacted.every(({ id: fragment }) => textIn(now, fragment) === textIn(after, fragment));
  if (!settled || !untouched) throw new AppError('conflict', 'The text was changed after it was redacted');
  for (const { id: fragment, text = '' } of redacted) {
    now = await editSnippet({ id, base: now.version, fragment: { id: fragment, text } });
  }
}

function textIn({ fragments }: Snippet, id: string): string | undefined {
  return fragments.find(fragment => fragment.id === id)?.text;
}
