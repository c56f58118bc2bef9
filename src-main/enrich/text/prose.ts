/** Doc tags that begin what is told of parameters, results and the like; what stands before them is the description. */
const tag =
  /^\s*(?:[@\\](?!brief|summary|description|desc\b)\w+|:(?:param|return|returns|raises|type|rtype)\b|(?:Args|Arguments|Parameters|Returns|Raises|Yields|Examples?|Usage|Notes?|See also|Attributes|Throws|Since|Todo)\s*:\s*$|(?:Parameters|Returns|Examples?|Notes)\s*$|<(?:param|returns|remarks|exception|example)\b|#{1,3} (?:Examples?|Panics|Errors|Safety|Arguments)|\.(?:PARAMETER|EXAMPLE|INPUTS|OUTPUTS|NOTES|LINK)\b|- (?:Parameters?|Returns|Throws)\b)/i;
const heading = /^\s*(?:[@\\](?:brief|summary|description|desc)|\.(?:SYNOPSIS|DESCRIPTION))\s*/i;

/** What a doc comment says, without tags and markup, as one paragraph; empty when it says nothing in words. */
export function proseOf(comment: string): string {
  const kept: string[] = [];
  for (const raw of comment.split('\n')) {
    const line = raw.replace(heading, '');
    if (tag.test(line)) break;
    if (/^\s*(?:[-=*_~#+/]{3,}|```.*)\s*$/.test(line)) {
      if (kept.length > 0 && line.includes('```')) break;
      continue;
    }
    if (line.trim() === '' && kept.length > 0) break;
    if (line.trim() !== '') kept.push(line.trim());
  }
  return plain(kept.join(' '));
}

/** Text without the markup of Markdown, HTML, JSDoc and XML docs. */
export function plain(text: string): string {
  return text
    .replace(/\{@\w+ ([^{}|\s]+)(?:[|\s][^{}]*)?\}/g, '$1')
    .replace(/<see (?:cref|langword)="(?:\w:)?([^"<>]*)"\s*\/>/g, '$1')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>]{0,200}>/g, '')
    .replace(/``?([^`]*)``?/g, '$1')
    .replace(/(\*\*|__)([^*_]+)\1/g, '$2')
    .replace(/(^|\s)[*_]([^*_\s][^*_\n]{0,80})[*_](?=\s|$|[.,:;])/g, '$1$2')
    .replace(/^#{1,6} +/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The first sentence; abbreviations (`e.g.`) and file names do not end one. */
export function firstSentence(prose: string): string {
  for (const { index } of prose.slice(0, 400).matchAll(/[.!?](?=\s+["'(]?[A-Z\u0400-\uFFFF]|\s*$)|[。！？]/g))
    if (!/\b(?:e\.g|i\.e|etc|vs|cf|approx|no|Mr|Dr)$/i.test(prose.slice(0, index))) return prose.slice(0, index);
  return prose;
}
