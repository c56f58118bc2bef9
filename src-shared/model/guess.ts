/** Sure signs of a language in a text without a name; the enrichment's model answers where these are silent. */
const signs: readonly { readonly specific: string; readonly sign: RegExp }[] = [
  { specific: 'sh', sign: /^#!.*\b(?:ba|z|da|k)?sh\b/ },
  { specific: 'py', sign: /^#!.*\bpython/ },
  { specific: 'js', sign: /^#!.*\b(?:node|bun)\b/ },
  { specific: 'rb', sign: /^#!.*\bruby/ },
  { specific: 'pl', sign: /^#!.*\bperl/ },
  { specific: 'php', sign: /^\s*<\?php\b/ },
  { specific: 'html', sign: /^\s*<(?:!doctype html|html)\b/i },
  { specific: 'svg', sign: /^\s*(?:<\?xml[^>]*>\s*)?<svg\b/ },
  { specific: 'xml', sign: /^\s*<\?xml\b/ },
  { specific: 'go', sign: /^\s*(?:\/\/[^\n]*\n\s*)*package \w+\s*$/m },
  { specific: 'dockerfile', sign: /^\s*FROM \S+(?: AS \w+)?\s*\n[\s\S]*^(?:RUN|COPY|CMD|ENTRYPOINT|WORKDIR) /im },
  {
    specific: 'sql',
    sign: /^\s*(?:select\b[\s\S]*\bfrom\b|insert into\b|create table\b|update \S+ set\b|delete from\b|with \w+ as \()/i,
  },
  { specific: 'c', sign: /^\s*#include\s*[<"][^>"]+\.h[>"]/m },
  { specific: 'cpp', sign: /^\s*#include\s*<\w+>/m },
  { specific: 'rs', sign: /^\s*(?:pub )?fn \w+[^\n]*(?:->|\{)\s*/m },
  {
    specific: 'java',
    sign: /^\s*(?:public|private|protected) (?:static |final |abstract )*(?:class|interface|void|int|String)\b/m,
  },
  { specific: 'cs', sign: /^\s*using System(?:\.\w+)*;/m },
  { specific: 'py', sign: /^\s*(?:def \w+\([^)]*\)(?: -> [^:]+)?:|from [\w.]+ import |class \w+(?:\([^)]*\))?:)\s*/m },
  {
    specific: 'ts',
    sign: /^\s*(?:export )?(?:interface \w+|type \w+ =|enum \w+)|\b(?:const|let|function)\b[^\n=]*: (?:string|number|boolean|void|unknown)\b/m,
  },
  {
    specific: 'js',
    sign: /^\s*(?:export |import .* from ['"]|const \w+ = |let \w+ = |(?:async )?function \w+\(|module\.exports)/m,
  },
  { specific: 'css', sign: /^\s*(?:[.#@]?[\w-]+[^{}\n]*)\{\s*[\w-]+\s*:[^{}]*;?\s*\}/m },
  { specific: 'sh', sign: /^\s*(?:\$ |sudo |apt(?:-get)? |git |npm |docker |curl |cd |export \w+=)/m },
  { specific: 'md', sign: /^#{1,6} \S|^```/m },
  { specific: 'yaml', sign: /^(?:---\s*$|[\w-]+:(?: [^\n{}[\]]*)?\n(?: +- | {2}[\w-]+:))/m },
];

const url = /^[a-z][a-z0-9+.-]*:\/\/\S+$/i;
/** Signs stand near the beginning; a long text is not read further. */
const scope = 16_384;

/** The specific classification that a text's content shows, `txt` when nothing does. */
export function guessSpecific(text: string): string {
  const head = text.slice(0, scope);
  const trimmed = head.trim();
  if (trimmed === '') return 'txt';
  if (url.test(trimmed)) return 'uniform_resource_locator';
  if (isJson(trimmed, text)) return 'json';
  return signs.find(({ sign }) => sign.test(head))?.specific ?? 'txt';
}

function isJson(trimmed: string, text: string): boolean {
  if (!/^[{[]/.test(trimmed) || text.length > scope) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
