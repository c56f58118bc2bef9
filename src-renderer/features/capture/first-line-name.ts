import type { AssetId } from '../../../src-shared/model/ids.ts';
import { texts } from '../../texts.ts';

/** As long as the names the service derives (assets-api section 7.2). */
const longest = 80;

/** Snippets that were begun here without a name, by the name they were given for the time being. */
const provisional = new Map<AssetId, string>();

export function nameByFirstLine(id: AssetId): void {
  provisional.set(id, texts.capture.untitled);
}

/** The name a snippet should now go by; undefined to leave it, as when a person has named it. */
export function nextFirstLineName(id: AssetId, current: string | undefined, text: string): string | undefined {
  const given = provisional.get(id);
  if (given === undefined) return undefined;
  if (current !== given) {
    provisional.delete(id);
    return undefined;
  }
  const name = firstLine(text) ?? texts.capture.untitled;
  if (name === current) return undefined;
  provisional.set(id, name);
  return name;
}

function firstLine(text: string): string | undefined {
  const line = text.split('\n').find(candidate => candidate.trim() !== '');
  return line?.trim().slice(0, longest).trimEnd();
}
