import { languageOf } from '../../../src-shared/model/languages.ts';

export interface LanguageGroup {
  readonly label: string;
  /** The classifications that share the label, as `js` and `mjs` do. */
  readonly specifics: readonly string[];
  readonly count: number;
  readonly chosen: boolean;
}

interface Count {
  readonly value: string;
  readonly count: number;
}

/** Classifications joined by the name they are shown with, most frequent first; chosen ones stay, also when empty. */
export function groupLanguages(counts: readonly Count[], chosen: readonly string[]): LanguageGroup[] {
  const groups = new Map<string, { label: string; specifics: string[]; count: number; chosen: boolean }>();
  const missing = chosen.filter(value => !counts.some(count => count.value === value)).map(value => ({ value, count: 0 }));
  for (const { value, count } of [...counts, ...missing]) {
    const { label } = languageOf(value);
    const group = groups.get(label) ?? { label, specifics: [], count: 0, chosen: false };
    group.specifics.push(value);
    group.count += count;
    group.chosen ||= chosen.includes(value);
    groups.set(label, group);
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
}
