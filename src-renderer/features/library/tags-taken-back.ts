/** The tags of a snippet, and those among them that were worked out. */
export interface Tags {
  readonly tags: readonly string[];
  readonly generated: readonly string[];
}

/** What is there now without what one change did: tags that came or went since stay as they are. */
export function tagsTakenBack(now: Tags, before: Tags, after: Tags): Tags {
  return {
    tags: takenBack(now.tags, before.tags, after.tags),
    generated: takenBack(now.generated, before.generated, after.generated),
  };
}

function takenBack(now: readonly string[], before: readonly string[], after: readonly string[]): string[] {
  const added = new Set(after.filter(tag => !before.includes(tag)));
  const removed = before.filter(tag => !after.includes(tag) && !now.includes(tag));
  return [...now.filter(tag => !added.has(tag)), ...removed];
}
