/** What only one language begins with, or holds. On the snippets that the model learnt from they were right in over 99 of 100 cases. */
const signs: readonly {
  readonly specific: string;
  readonly sign: RegExp;
  readonly and?: readonly RegExp[];
  readonly not?: RegExp;
}[] = [
  { specific: 'sh', sign: /^#!.*\b(?:ba|z|da|k)?sh\b/ },
  { specific: 'py', sign: /^#!.*\bpython/ },
  { specific: 'js', sign: /^#!.*\b(?:node|bun|deno)\b/ },
  { specific: 'rb', sign: /^#!.*\bruby/ },
  { specific: 'pl', sign: /^#!.*\bperl/ },
  { specific: 'php', sign: /^#!.*\bphp|^\s*<\?(?:php\b|=)/ },
  { specific: 'lua', sign: /^#!.*\blua/ },
  { specific: 'r', sign: /^#!.*\bRscript\b/ },
  { specific: 'html', sign: /^\s*(?:<!--(?:[^-]|-(?!->))*-->\s*)?<(?:!doctype html|html)\b/i },
  { specific: 'svg', sign: /^\s*(?:<\?xml[^>]*>\s*)?<svg\b/ },
  { specific: 'xml', sign: /^\s*<\?xml\b/ },
  { specific: 'md', sign: /^```[\w-]*\s*$/m, and: [/^(?:#{1,6} |[A-Z`*[>]|- )/] },
  {
    specific: 'go',
    sign: /^package \w+\s*$/m,
    and: [/^(?:import (?:\(|"|\w+ ")|func |type \w+ (?:struct|interface|func)\b|(?:const|var) \()/m],
  },
  { specific: 'hljs-diff', sign: /^\s*(?:diff --git a\/|--- \S[^\n]*\n\+\+\+ \S[^\n]*\n@@ |From [0-9a-f]{40} )/ },
  {
    specific: 'dockerfile',
    sign: /^FROM \S+(?: AS \w+)?\s*$/im,
    and: [/^(?:RUN|COPY|CMD|ENTRYPOINT|WORKDIR|ENV|ADD|EXPOSE) /m],
  },
  {
    specific: 'ps1',
    sign: /(?:^[ \t]*|[=|({] ?)(?:Get-(?:Item|ChildItem|Content|Process|Service|Command|Location|WmiObject|Date)|Write-(?:Host|Output|Error|Verbose)|New-(?:Object|Item)|Test-Path|Join-Path|Set-(?:Location|Content|ItemProperty)|Invoke-(?:WebRequest|RestMethod|Expression|Command)|Import-Module|ForEach-Object|Where-Object|Select-Object|Out-(?:File|Null)|ConvertTo-Json|Remove-Item)\b/m,
    and: [
      /\$\w|^[ \t]*(?:param|Get-|Set-|New-|Write-|Import-|Invoke-|Remove-)/m,
      /^(?!.*\b(?:powershell|pwsh|def|func|local|const|return) )/i,
    ],
  },
  {
    specific: 'cpp',
    sign: /\bstd::(?:vector<|unique_ptr<|shared_ptr<|cout\b|cerr\b|endl\b|make_(?:unique|shared|pair)|unordered_map<|string[ &]|pair<|move\()|^template ?<(?:typename|class) /m,
    not: /^[-+] \(|@"|^@(?:end|property|interface)|^#import|^use |\bfn \w/m,
  },
  // Decorators of classes came to JavaScript by TypeScript, and hardly anyone writes them without it.
  {
    specific: 'ts',
    sign: /^import [^\n]*from ['"]/m,
    and: [/^@\w+\(/m, /^export (?:default )?(?:abstract )?class \w/m],
    not: /^from \S+ import |<\/[A-Z]/m,
  },
  {
    specific: 'tsx',
    sign: /^import [^\n]*from ['"]react['"]/m,
    and: [/: \w+Props\b|<\w+Props>|^(?:export )?(?:interface|type) \w+/m, /<\/[A-Za-z>]|\/>/],
  },
];

/** What a text of a line or two is likely in where the model has too little to go by. */
const hints: readonly { readonly specific: string; readonly sign: RegExp }[] = [
  { specific: 'txt', sign: /^[^\s(){};=<>[\]"']+$/ },
  {
    specific: 'js',
    sign: /^(?:console\.\w+\(|import (?:[\w*{}, ]+ from )?['"]|(?:const|let|var) \w+(?: =|;)|document\.|window\.|module\.exports|export (?:default|const|function)|(?:async )?function \w+\(|await )/m,
  },
  {
    specific: 'py',
    sign: /^(?:print\(|from [\w.]+ import |import [\w.]+(?: as \w+)?$|def \w+\(|(?:for|if|while|with|elif) [^{}]+:$)/m,
  },
  {
    specific: 'sh',
    sign: /^(?:\$ )?(?:sudo|apt|apt-get|git|npm|npx|yarn|pnpm|docker|kubectl|helm|curl|wget|brew|pip3?|ssh|scp|ls|cd|cat|grep|find|chmod|chown|mkdir|rm|cp|mv|tar|systemctl|echo|export|source|make|cargo|go|aws|gcloud|terraform|ansible|ffmpeg|openssl|rsync) [\w.~/$"'*-]/,
  },
  { specific: 'md', sign: /^(?:#{1,6} \S|(?:[-*+]|\d+\.) \S[^;{}=]*\n(?:[-*+]|\d+\.) )/m },
  { specific: 'txt', sign: /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/ },
];

/** The likely language of a short text; undefined where nothing speaks for one. */
export function hintOf(text: string): string | undefined {
  const head = text.slice(0, 2_048).trim();
  return hints.find(({ sign }) => sign.test(head))?.specific;
}

const url = /^[a-z][a-z0-9+.-]*:\/\/\S+$/i;
/** Signs stand near the beginning; a long text is not read further. */
const scope = 16_384;

/** The language that a text shows beyond doubt, plain text for an empty one; undefined where there is doubt. */
export function signOf(text: string): string | undefined {
  // Long runs of blank lines would be read again from each of them.
  const head = text.slice(0, scope).replace(/\n\s*\n/g, '\n\n');
  const trimmed = head.trim();
  if (trimmed === '') return 'txt';
  if (trimmed.length <= 2048 && url.test(trimmed)) return 'uniform_resource_locator';
  if (isJson(trimmed, text)) return 'json';
  return signs.find(({ sign, and = [], not }) => sign.test(head) && and.every(other => other.test(head)) && !not?.test(head))
    ?.specific;
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
