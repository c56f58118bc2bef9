/* Names a block as a person would: by what it defines, else by what its first comment says, else by what it is about. */

const modifiers =
  '(?:(?:export|default|declare|public|private|protected|internal|static|final|abstract|async|override|open|sealed|data|inline|unsafe|virtual|extern|pub(?:\\([^)]*\\))?|local|@\\w+)\\s+)*';
const keywords =
  'function\\*?|class|interface|struct|enum|trait|impl|type(?:\\s+alias)?|def|fn|func|fun|module|object|protocol|extension|contract|library|namespace|message|service|defun|sub|procedure|const|let|var|val|#\\s*define|@interface|@implementation|@mixin';
const statements = new Set(
  'if for while switch catch return function else do try sizeof typeof new throw await yield with'.split(' '),
);
/** What a language calls a definition, the name in the first group. */
const definitions = [
  new RegExp(`^[ \\t]*${modifiers}(?:${keywords})\\s+([A-Za-z_$][\\w$]{2,})`, 'm'),
  /^[ \t]*(?:[\w$]+\.)*([A-Za-z_$][\w$]{2,})\s*[:=]\s*(?:async\s*)?(?:function\b|\([^()]*\)\s*=>)/m,
  /^[ \t]*(?:[A-Za-z_][\w<>,*&:[\]]*\s+)*[*&]*(?:\w+::)*([A-Za-z_$][\w$]{2,})\s*\([^(){};]*\)[^;{}()=]{0,40}\{/m,
];
const comment = /^[ \t]*(?:\/\*\*?|\*|\/\/+!?|#+|--+|;+|"""|%+)[ \t]*([A-Z][^\n@<>{}]{8,})/m;
const maxTitle = 70;

/** The name of what a block defines first, as it is written there. */
export function symbolOf(text: string): string | undefined {
  let found: { readonly name: string; readonly at: number } | undefined;
  for (const pattern of definitions) {
    const match = pattern.exec(text);
    const name = match?.[1];
    if (match && name && !statements.has(name) && (!found || match.index < found.at)) found = { name, at: match.index };
  }
  return found?.name;
}

/** A block's title, never its first line as it stands. */
export function titleOf(text: string, symbol: string | undefined, path: string): string {
  const file = wordsOf(path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, ''));
  const parts = symbol === undefined ? [] : wordsOf(symbol);
  if (parts.length > 1) return sentence(parts);
  if (symbol !== undefined) return sentence([...parts, 'of', ...file]);
  const said = comment.exec(text)?.[1]?.split(/[.:;](?:\s|$)|\*\//, 1)[0];
  if (said !== undefined && /\w \w/.test(said))
    return sentence(
      said
        .replace(/[^\w' -]+/g, ' ')
        .trim()
        .split(/\s+/),
    );
  const about = [...new Set(text.match(/[A-Za-z]{4,}/g))].slice(0, 3);
  return sentence([...about, 'in', ...file]);
}

/** The parts of an identifier in lower case: `parseHTTPResponse` gives parse, http, response. */
export function wordsOf(identifier: string): string[] {
  return (identifier.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map(word => word.toLowerCase());
}

function sentence(words: readonly string[]): string {
  let text = '';
  for (const word of words) if (text.length + word.length < maxTitle) text += (text && ' ') + word;
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
