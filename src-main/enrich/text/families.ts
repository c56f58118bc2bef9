/** Languages that name things alike. */
export type Family =
  | 'js'
  | 'python'
  | 'typed'
  | 'go'
  | 'rust'
  | 'ruby'
  | 'php'
  | 'kotlin'
  | 'lua'
  | 'perl'
  | 'r'
  | 'shell'
  | 'powershell'
  | 'sql'
  | 'haskell'
  | 'elixir'
  | 'clojure'
  | 'markup'
  | 'css'
  | 'json'
  | 'yaml'
  | 'settings'
  | 'markdown'
  | 'dockerfile'
  | 'make'
  | 'cmake'
  | 'diff'
  | 'text';

const members: Readonly<Record<Family, string>> = {
  js: 'js jsx mjs ts tsx hljs-javascript hljs-typescript vue svelte coffee',
  python: 'py pyi py3 pyw hljs-python',
  typed: 'java c h cpp cc hpp cxx cs csx mm m dart groovy hljs-java hljs-c hljs-cpp hljs-cs hljs-objectivec sol glsl zig',
  go: 'go hljs-go',
  rust: 'rs hljs-rust',
  ruby: 'rb rake gemspec podspec Gemfile Rakefile Podfile hljs-ruby',
  php: 'php hljs-php',
  kotlin: 'kt swift scala sc hljs-kotlin hljs-swift hljs-scala',
  lua: 'lua luau hljs-lua',
  perl: 'pl pm t hljs-perl',
  r: 'r hljs-r jl',
  shell: 'sh bash zsh bashrc curl bat cmd hljs-bash hljs-shell hljs-dos .bashrc .zshrc .profile',
  powershell: 'ps1 hljs-powershell',
  sql: 'sql ddl dml hljs-sql hljs-pgsql hljs-n1ql',
  haskell: 'hs elm hljs-haskell ml fs hljs-ocaml',
  elixir: 'ex exs hljs-elixir erl',
  clojure: 'clj el lisp scm rkt hljs-clojure',
  markup: 'html htm xml svg xhtml xaml csproj plist xsl xslt hljs-html hljs-xml',
  css: 'css scss hljs-less hljs-scss hljs-css',
  json: 'json ipynb hljs-json',
  yaml: 'yaml yml hljs-yaml',
  settings: 'toml ini hljs-ini hljs-toml hljs-properties Cargo.lock',
  markdown: 'md markdown mdown hljs-markdown',
  dockerfile: 'dockerfile hljs-dockerfile',
  make: 'hljs-makefile',
  cmake: 'hljs-cmake',
  diff: 'hljs-diff',
  text: 'txt text log csv hljs-plaintext uniform_resource_locator',
};

const familyBySpecific = new Map(
  Object.entries(members).flatMap(([family, specifics]) =>
    specifics.split(' ').map(specific => [specific, family as Family] as const),
  ),
);

export function familyOf(specific: string): Family {
  return familyBySpecific.get(specific) ?? 'text';
}
