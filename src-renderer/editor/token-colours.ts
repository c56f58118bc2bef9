/** The colours of code by the page's tokens, each with the kinds of tokens that have it. */
export const tokenColours = {
  text: ['', 'identifier', 'delimiter', 'operator', 'delimiter.html', 'delimiter.xml'],
  'code-keyword': ['keyword', 'storage', 'meta.preprocessor', 'keyword.json', 'operator.sql'],
  'code-function': ['predefined', 'predefined.sql', 'function', 'annotation', 'namespace'],
  'code-type': ['type', 'type.identifier', 'attribute.name', 'attribute.name.html', 'variable.parameter', 'variable'],
  'code-constant': [
    ...['number', 'constant', 'attribute.value.number', 'attribute.value.unit', 'keyword.constant', 'regexp'],
    ...['string.key.json', 'string.escape'],
  ],
  'code-string': [...['string', 'string.value.json', 'attribute.value', 'attribute.value.html', 'string.sql', 'string.yaml']],
  'code-comment': ['comment', 'comment.doc'],
  'code-tag': ['tag', 'metatag', 'tag.html', 'type.yaml'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type TokenColour = keyof typeof tokenColours;

const colourByKind: ReadonlyMap<string, TokenColour> = new Map(
  Object.entries(tokenColours).flatMap(([colour, kinds]) =>
    kinds.map((kind): [string, TokenColour] => [kind, colour as TokenColour]),
  ),
);

/** The colour of a token as grammars name it, `keyword.control.ts`: that of the longest kind it begins with. */
export function colourOf(type: string): TokenColour {
  for (let kind = type; kind !== ''; kind = kind.slice(0, Math.max(0, kind.lastIndexOf('.')))) {
    const colour = colourByKind.get(kind);
    if (colour !== undefined) return colour;
  }
  return 'text';
}
