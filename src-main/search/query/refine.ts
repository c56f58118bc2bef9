import type { Hit } from './hits.ts';
import type { Query } from './parse.ts';
import { bytesOf, fieldMark } from './substring.ts';

/** What the text of the best hits adds to their score, as factors. */
const factors = { sameName: 3, nameBegins: 1.5, nameHolds: 1.25, defines: 1.6, holds: 1.2 } as const;
/** What stands before a name where it is made. */
const definition =
  /(?:^|[^\w$])(?:function\*?|class|def|const|let|var|fn|func|fun|interface|type|struct|enum|trait|impl|module|mod|namespace|package|#define|sub|proc|macro_rules!|record|protocol|table|view|procedure)\s$/;
/** Bytes looked at before a place. */
const before = 16;
/** Places looked at in one text, and bytes of it. */
const maxPlaces = 6;
const maxScope = 20_000;

/** Orders hits that score alike by their text: named so, defined there, holding the query as it stands. */
export function refine({ needle, literal: typed, words }: Query, hits: readonly Hit[]): void {
  const single = words.length === 1 && typed.length > 2;
  const literal = needle.toString('latin1');
  const joined = together(literal);
  for (const hit of hits) {
    const { segment, document, score } = hit;
    const text = bytesOf(segment, document, maxScope);
    const name = text.slice(0, text.indexOf(fieldMark));
    let factor = 1;
    if (name === literal || together(name) === joined) factor = factors.sameName;
    else if (name.startsWith(literal)) factor = factors.nameBegins;
    else if (name.includes(literal)) factor = factors.nameHolds;
    if (single && defines(text, literal)) factor *= factors.defines;
    else if (!single && text.includes(literal)) factor *= factors.holds;
    const tier = Math.floor(score / tierSize) * tierSize;
    hit.score = tier + (score - tier) * factor;
  }
}

/** Who asks for `setFocusDepth` means what is named "Set focus depth", and the other way about. */
function together(text: string): string {
  return text.replace(/[ \n_-]+/g, '');
}

/** Kinds of hits lie this far apart; no score reaches it. */
const tierSize = 10_000;

function defines(text: string, name: string): boolean {
  let at = text.indexOf(name);
  for (let i = 0; i < maxPlaces && at !== -1; i++, at = text.indexOf(name, at + 1)) {
    const next = text.charCodeAt(at + name.length);
    if (isWordCode(next)) continue;
    if (definition.test(text.slice(Math.max(0, at - before), at))) return true;
  }
  return false;
}

function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95 || code === 36;
}
