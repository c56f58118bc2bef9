import type { Run } from './hits.ts';

/** How many hits there are of each language and of each folded tag. */
export interface Counts {
  readonly languages: ReadonlyMap<string, number>;
  readonly tags: ReadonlyMap<string, number>;
}

/** Counts by numbers, segment by segment, and puts names to them at the end: 10 ns a hit. */
export function countBy(runs: readonly Run[], documents: Uint32Array): Counts {
  const languages = new Map<string, number>();
  const tags = new Map<string, number>();
  for (const { segment, from, to } of runs) {
    const ofLanguage = new Uint32Array(segment.languageNames.length);
    const ofTag = new Uint32Array(segment.tagNames.length);
    const { languages: languageOf, tags: tagsOf, tagStarts } = segment;
    for (let i = from; i < to; i++) {
      const document = documents[i] as number;
      const language = languageOf[document] as number;
      ofLanguage[language] = (ofLanguage[language] as number) + 1;
      const end = tagStarts[document + 1] as number;
      for (let at = tagStarts[document] as number; at < end; at++) {
        const tag = tagsOf[at] as number;
        ofTag[tag] = (ofTag[tag] as number) + 1;
      }
    }
    addNamed(languages, segment.languageNames, ofLanguage);
    addNamed(tags, segment.tagNames, ofTag);
  }
  return { languages, tags };
}

function addNamed(to: Map<string, number>, names: readonly string[], counts: Uint32Array): void {
  for (const [i, name] of names.entries()) {
    const count = counts[i] as number;
    if (count > 0) to.set(name, (to.get(name) ?? 0) + count);
  }
}
