import { createRequire } from 'node:module';
import type { Node, Parser as TreeParser } from '@vscode/tree-sitter-wasm';
import { spoken } from '../../src-main/enrich/text/words.ts';

const require = createRequire(import.meta.url);

/** The grammars of the package, by specific classification. */
const grammars: Readonly<Record<string, string>> = {
  ts: 'typescript',
  tsx: 'tsx',
  js: 'javascript',
  py: 'python',
  java: 'java',
  cpp: 'cpp',
  c: 'cpp',
  cs: 'c-sharp',
  go: 'go',
  rs: 'rust',
  rb: 'ruby',
  php: 'php',
  sh: 'bash',
  ps1: 'powershell',
  css: 'css',
};

const definition =
  /^(?:(?:async_)?function_(?:definition|declaration|item|statement)|method(?:_definition|_declaration)?|singleton_method|class(?:_definition|_declaration|_specifier|_statement)?|interface_declaration|type_alias_declaration|enum_(?:declaration|item|specifier)|struct_(?:item|specifier|declaration)|trait_item|type_spec|variable_declarator|local_function_statement|constructor_declaration|keyframes_statement|rule_set)$/;
const words: Readonly<Record<string, string>> = {
  class: 'class',
  interface: 'interface',
  struct: 'struct',
  trait: 'trait',
  enum: 'enum',
  type: 'type',
};

/** Titles by the first definition of the syntax tree, in the words that the title step uses; undefined where no grammar or none is found. */
export async function treeTitler(): Promise<(text: string, specific: string) => string | undefined> {
  const { Parser, Language }: typeof import('@vscode/tree-sitter-wasm') = require('@vscode/tree-sitter-wasm');
  await Parser.init();
  const parsers = new Map<string, TreeParser>();
  for (const [specific, grammar] of Object.entries(grammars)) {
    const parser = new Parser();
    parser.setLanguage(await Language.load(require.resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${grammar}.wasm`)));
    parsers.set(specific, parser);
  }
  return (text, specific) => {
    const tree = parsers.get(specific)?.parse(text.slice(0, 16_384));
    if (!tree) return undefined;
    try {
      return titleOf(tree.rootNode);
    } finally {
      tree.delete();
    }
  };
}

/** Breadth first: what is defined outside comes before what is defined inside of it. */
function titleOf(root: Node): string | undefined {
  let level: Node[] = [root];
  while (level.length > 0) {
    for (const node of level) {
      const name = definition.test(node.type) ? nameOf(node) : undefined;
      if (name === undefined) continue;
      const kind = words[node.type.split('_')[0] ?? ''];
      if (kind) return `${name} ${kind}`;
      return /^[A-Z][a-z]/.test(name) && /jsx/.test(node.toString()) ? `${name} component` : spoken(name) || name;
    }
    level = level.flatMap(node => node.children.filter(child => child !== null));
  }
  return undefined;
}

function nameOf(node: Node): string | undefined {
  const named = node.childForFieldName('name');
  if (named) return named.text;
  // C and C++ put the name inside of a declarator.
  let inner = node.childForFieldName('declarator');
  for (let next = inner; next; next = next.childForFieldName('declarator')) inner = next;
  return inner?.text;
}
