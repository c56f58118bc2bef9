/** Languages by the ending of a file's name; other files are not read. */
const endings: Readonly<Record<string, string>> = {
  JavaScript: 'js mjs cjs jsx',
  TypeScript: 'ts tsx mts cts',
  Python: 'py pyi gyp gypi',
  C: 'c h inc',
  'C++': 'cc cpp cxx hpp hxx inl ipp',
  'Objective-C': 'm mm',
  'C#': 'cs',
  Java: 'java',
  Kotlin: 'kt kts',
  Swift: 'swift',
  Go: 'go',
  Rust: 'rs',
  Zig: 'zig',
  Ruby: 'rb podspec',
  PHP: 'php',
  Perl: 'pl pm',
  Lua: 'lua luau',
  Shell: 'sh bash',
  PowerShell: 'ps1',
  SQL: 'sql',
  GraphQL: 'graphql gql',
  'Protocol Buffers': 'proto',
  YAML: 'yml yaml',
  TOML: 'toml',
  Solidity: 'sol',
  OCaml: 'ml mli',
  Haskell: 'hs',
  Elm: 'elm',
  'Emacs Lisp': 'el',
  Clojure: 'clj cljs',
  CoffeeScript: 'coffee',
  GLSL: 'glsl vert frag',
  HLSL: 'hlsl',
  WGSL: 'wgsl',
  Metal: 'metal msl',
  OpenCL: 'cl',
  Assembly: 's asm',
  TeX: 'tex',
  CMake: 'cmake',
  Gradle: 'gradle',
  Starlark: 'bazel bzl',
  CSS: 'css',
  SCSS: 'scss',
  Less: 'less',
  HTML: 'html',
  Vue: 'vue',
  Svelte: 'svelte',
  Markdown: 'md',
};

const byEnding = new Map(Object.entries(endings).flatMap(([name, all]) => all.split(' ').map(end => [end, name] as const)));

/** The language of a file, and its ending without the dot; undefined where it is none of ours. */
export function languageOf(path: string): { readonly language: string; readonly ext: string } | undefined {
  const ext = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const language = byEnding.get(ext);
  return language === undefined ? undefined : { language, ext };
}
