import { fileNameFor } from '../../../src-shared/model/file-name.ts';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { Fragment, Snippet } from '../../../src-shared/model/library.ts';
import { maskSecrets } from '../../../src-shared/model/mask.ts';
import { contentUrl, host } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';
import { libraryQueries } from '../library/queries.ts';

/** Gives the first fragment of a snippet to whatever it is dropped on, where the window has it already: a drag does not wait. */
export function offerSnippet(transfer: DataTransfer, id: AssetId): void {
  const snippet = queryClient.getQueryData(libraryQueries.snippet(id).queryKey);
  const [fragment] = snippet?.fragments ?? [];
  if (snippet && fragment) offerFragment(transfer, snippet, fragment);
}

/** Gives a fragment as its text, with secrets hidden, and out of a browser as a file. */
export function offerFragment(transfer: DataTransfer, { name, secrets }: Snippet, fragment: Fragment): void {
  const { id, text } = fragment;
  const hidden = secrets.map(secret => secret.text);
  const shown = text === undefined ? undefined : maskSecrets(text, hidden);
  if (shown !== undefined) transfer.setData('text/plain', shown);
  // Chromium fetches the file from its address, where a text stands as it is: one with secrets is not offered.
  if (host === 'electron' || shown !== text) return;
  const file = fileNameFor({ ...fragment, name });
  transfer.setData('DownloadURL', `application/octet-stream:${file}:${new URL(contentUrl(id), location.href).href}`);
}
