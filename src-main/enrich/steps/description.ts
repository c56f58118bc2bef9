import type { Step } from '../step.ts';
import { docstringAfter, leadingComment } from '../text/comments.ts';
import { definitionsOf } from '../text/definitions.ts';
import { familyOf } from '../text/families.ts';
import { headOf } from '../text/head.ts';
import { plain, proseOf } from '../text/prose.ts';

/** What a person reads at a glance; the comment itself stands in the snippet. */
const longest = 400;
/** A word or two are a label, not a description. */
const fewestWords = 3;

/** What the snippet says of itself: its leading doc comment, docstring, or a document's first paragraph; undefined without one. */
export const descriptionStep: Step<string | undefined> = {
  name: 'description',
  version: 1,
  run: ({ text, language }) => {
    const head = headOf(text);
    const specific = language?.specific ?? 'txt';
    const family = familyOf(specific);
    if (family === 'markdown') return shortened(firstParagraph(head));
    if (family === 'text') return undefined;
    const comment = leadingComment(head, specific)?.text ?? (family === 'python' ? firstDocstring(head) : undefined);
    return comment === undefined || isCode(plain(comment)) ? undefined : shortened(proseOf(comment));
  },
};

function firstDocstring(head: string): string | undefined {
  const [first] = definitionsOf(head, 'python').filter(({ kind }) => kind !== 'value');
  return first && docstringAfter(head.split('\n'), first.line);
}

/** The first paragraph of prose under a document's title. */
function firstParagraph(head: string): string {
  const paragraphs = head.replace(/^---\n[\s\S]*?\n---\n/, '').split(/\n\s*\n/);
  return plain(
    paragraphs.find(
      part =>
        /^\s*[\p{L}\p{N}*_`[]/u.test(part) && !/^\s*(?:[*+-]|\d+\.) |^\s*(?:\[!|!\[|```)/.test(part) && !/\n[=-]{3,}/.test(part),
    ) ?? '',
  );
}

/** A statement that was commented out. */
function isCode(comment: string): boolean {
  const signs = comment.match(/[{}();=<>[\]]/g)?.length ?? 0;
  const letters = comment.match(/\p{L}/gu)?.length ?? 0;
  return signs * 8 > letters;
}

function shortened(prose: string): string | undefined {
  const clean = prose.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]+/gu, ' ').trim();
  if ((clean.match(/\p{L}{2,}/gu)?.length ?? 0) < fewestWords) return undefined;
  if (clean.length <= longest) return clean;
  const cut = Array.from(clean)
    .slice(0, longest - 1)
    .join('');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).trimEnd()}…`;
}
