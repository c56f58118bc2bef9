import { foldCase } from '../model/fold.ts';
import { formatValue } from './format.ts';
import { partsOf } from './parts.ts';

/** A query that asks for another tag in the place of one; all else stays as it was typed. */
export function renameTag(query: string, from: string, to: string): string {
  const folded = foldCase(from.trim());
  let renamed = '';
  let at = 0;
  for (const part of partsOf(query)) {
    if (part.kind !== 'operator' || part.operator !== 'tag') continue;
    for (const value of part.values) {
      if (foldCase(value.text) !== folded) continue;
      renamed += query.slice(at, value.from) + formatValue(to);
      at = value.to;
    }
  }
  return renamed + query.slice(at);
}
