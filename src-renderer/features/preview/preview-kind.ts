/** The ways a text can be looked at beside its source. */
export type PreviewKind = 'markdown' | 'html' | 'svg' | 'mermaid' | 'json' | 'table';

interface Previewed {
  readonly label: string;
  /** A classification: `md`, `html`. */
  readonly language: string;
  readonly text: string;
}

const byLanguage = kindsOf({
  markdown: ['md', 'mdown', 'mdwn', 'markdown', 'markdn', 'hljs-markdown'],
  html: ['html', 'htm', 'xhtml', 'hljs-html'],
  svg: ['svg'],
  json: ['json', 'ipynb', 'gltf', 'hljs-json'],
  table: ['csv'],
});

/** What the published classifications have no name for goes by the file's name. */
const byEnding = kindsOf({ mermaid: ['mmd', 'mermaid'], table: ['tsv'] });

/** The first words of Mermaid's diagrams. https://mermaid.js.org/intro/syntax-reference.html */
const diagram =
  /^(?:(?:flowchart|graph) (?:TB|TD|BT|RL|LR)\b|(?:pie|journey|gantt|mindmap|timeline)(?:$| title\b| showData\b)|(?:sequenceDiagram|classDiagram|stateDiagram(?:-v2)?|erDiagram|gitGraph|quadrantChart|xychart-beta|sankey-beta|block-beta|C4Context|requirementDiagram)\b)/;
const scope = 2000;

/** How a fragment can be previewed; undefined where its text is all there is to see. */
export function previewKindOf({ label, language, text }: Previewed): PreviewKind | undefined {
  const ending = /\.([a-z]+)$/i.exec(label)?.[1]?.toLowerCase() ?? '';
  const kind = byEnding.get(ending) ?? byLanguage.get(language);
  if (kind !== undefined) return kind;
  const head = text.slice(0, scope);
  if (diagram.test(afterPreamble(head))) return 'mermaid';
  return /^\s*(?:<\?xml[^>]*>\s*)?<svg[\s>]/i.test(head) ? 'svg' : undefined;
}

/** By each of their names. A file may be called `a.constructor`: an object would have something under that. */
function kindsOf(names: Partial<Record<PreviewKind, readonly string[]>>): ReadonlyMap<string, PreviewKind> {
  return new Map(Object.entries(names).flatMap(([kind, all]) => all.map(name => [name, kind as PreviewKind] as const)));
}

/** What comes after a diagram's front matter and comments. */
function afterPreamble(text: string): string {
  const lines = text.split('\n').map(line => line.trim());
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  return lines.slice(end + 1).find(line => line !== '' && !line.startsWith('%%')) ?? '';
}
