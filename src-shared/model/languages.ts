import { classificationSpecifics } from './enums.ts';

/** How a classification is named and drawn: GitHub's linguist colour, and the editor's id for highlighting. */
export interface Language {
  readonly label: string;
  readonly colour: string;
  /** A language id of Monaco, `plaintext` where it has none. */
  readonly editor: string;
}

type Entry = readonly [label: string, colour: string, editor: string, specifics: string];

/** A grey that shows on both themes, for what linguist gives no colour. */
const neutral = '#8a93a6';

/** The first specific of an entry is the one a person chooses by its label. */
const entries: readonly Entry[] = [
  ['TypeScript', '#3178c6', 'typescript', 'ts hljs-typescript hljs-dts'],
  ['TSX', '#3178c6', 'typescript', 'tsx'],
  ['JavaScript', '#f1e05a', 'javascript', 'js mjs htc node rjs hljs-javascript ecma'],
  ['JSX', '#f1e05a', 'javascript', 'jsx'],
  [
    'Python',
    '#3572a5',
    'python',
    'py py3 pyw pyi pyx pyx.in pxd pxd.in pxi pxi.in rpy cpy gyp gypi vpy smk wscript bazel bzl hljs-python',
  ],
  ['SQL', '#e38c00', 'sql', 'sql ddl dml hljs-sql hljs-n1ql'],
  ['PostgreSQL', '#336790', 'pgsql', 'hljs-pgsql'],
  [
    'Shell',
    '#89e051',
    'shell',
    'sh bash bashrc bsh ash zsh .bash_aliases .bash_completions .bash_functions .bash_login .bash_logout .bash_profile .bash_variables .profile .textmate_init .zlogin .zlogout .zprofile .zshenv .zshrc PKGBUILD ebuild eclass hljs-bash hljs-shell',
  ],
  ['cURL', '#89e051', 'shell', 'curl mcurl'],
  ['PowerShell', '#012456', 'powershell', 'ps1 hljs-powershell'],
  ['Batch', '#c1f12e', 'bat', 'bat cmd hljs-dos'],
  ['HTML', '#e34c26', 'html', 'html htm shtml xhtml dtml hljs-html'],
  ['Vue', '#41b883', 'html', 'vue'],
  ['Svelte', '#ff3e00', 'html', 'svelte'],
  ['CSS', '#663399', 'css', 'css hljs-css'],
  ['SCSS', '#c6538c', 'scss', 'scss hljs-scss'],
  ['Less', '#1d365d', 'less', 'hljs-less'],
  ['JSON', '#6a737d', 'json', 'json gltf jsonml hljs-json'],
  ['Jupyter notebook', '#da5b0b', 'json', 'ipynb'],
  ['YAML', '#cb171e', 'yaml', 'yaml yml hljs-yaml'],
  ['TOML', '#9c4221', 'ini', 'toml tml Cargo.lock Gopkg.lock Pipfile poetry.lock hljs-toml'],
  ['INI', '#8f96a3', 'ini', 'ini hljs-ini hljs-properties'],
  [
    'XML',
    '#0060ac',
    'xml',
    'xml tld xsd rng rss opml xaml props targets csproj fsproj sqlproj vbproj vcproj vcxproj dae tmLanguage tmPreferences tmSnippet tmTheme hljs-xml',
  ],
  ['XSLT', '#eb8ceb', 'xml', 'xslt xsl'],
  ['SVG', '#ff9900', 'xml', 'svg'],
  ['Markdown', '#083fa1', 'markdown', 'md mdown mdwn markdown markdn hljs-markdown'],
  ['C', '#555555', 'c', 'c h hljs-c'],
  ['C++', '#f34b7d', 'cpp', 'cpp cc cp cxx hh hpp hxx inl ipp ixx cppm hljs-cpp'],
  ['C#', '#178600', 'csharp', 'cs csx hljs-cs'],
  ['Java', '#b07219', 'java', 'java hljs-java'],
  ['Kotlin', '#a97bff', 'kotlin', 'kt hljs-kotlin'],
  ['Scala', '#c22d40', 'scala', 'scala sbt sc hljs-scala'],
  ['Groovy', '#4298b8', 'java', 'groovy hljs-groovy'],
  ['Gradle', '#02303a', 'java', 'hljs-gradle'],
  ['Go', '#00add8', 'go', 'go hljs-go'],
  ['Rust', '#dea584', 'rust', 'rs hljs-rust'],
  ['Swift', '#f05138', 'swift', 'swift hljs-swift'],
  ['Objective-C', '#438eff', 'objective-c', 'mm hljs-objectivec'],
  ['Dart', '#00b4ab', 'dart', 'dart hljs-dart'],
  [
    'Ruby',
    '#701516',
    'ruby',
    'rb rbi rbx rabl rake capfile jbuilder gemspec podspec irbrc pryrc prawn thor Appfile Appraisals Berksfile Brewfile Cheffile Deliverfile Fastfile Gemfile Guardfile Podfile Rakefile Rantfile Scanfile simplecov Snapfile Thorfile Vagrantfile hljs-ruby',
  ],
  ['PHP', '#4f5d95', 'php', 'php php3 php4 php5 php7 php8 phps phpt phtml hljs-php'],
  ['Perl', '#0298c3', 'perl', 'pl pc pm pmc pod t hljs-perl'],
  ['Lua', '#000080', 'lua', 'lua hljs-lua'],
  ['Luau', '#00a2ff', 'lua', 'luau'],
  ['R', '#198ce7', 'r', 'r hljs-r'],
  ['Julia', '#a270ba', 'julia', 'jl hljs-julia'],
  ['MATLAB', '#e16737', 'plaintext', 'm matlab hljs-matlab'],
  ['Haskell', '#5e5086', 'plaintext', 'hs hs-boot hsig hljs-haskell'],
  ['Elixir', '#6e4a7e', 'elixir', 'exs hljs-elixir'],
  ['Erlang', '#b83998', 'plaintext', 'erl hrl escript hljs-erlang'],
  ['Elm', '#60b5cc', 'plaintext', 'elm hljs-elm'],
  ['F#', '#b845fc', 'fsharp', 'fs fsi fsx hljs-fsharp'],
  ['OCaml', '#ef7a08', 'fsharp', 'ml hljs-ocaml'],
  ['Clojure', '#db5855', 'clojure', 'clj hljs-clojure'],
  ['Lisp', '#3fb68b', 'scheme', 'lisp hljs-lisp'],
  ['Emacs Lisp', '#c065db', 'scheme', 'el'],
  ['Scheme', '#1e4aec', 'scheme', 'scm hljs-scheme'],
  ['Racket', '#3c5caa', 'scheme', 'rkt'],
  ['CoffeeScript', '#244776', 'coffee', 'coffee hljs-coffeescript'],
  ['Dockerfile', '#384d54', 'dockerfile', 'dockerfile hljs-dockerfile'],
  ['Terraform', '#844fba', 'hcl', 'tf'],
  ['HCL', '#844fba', 'hcl', 'hcl'],
  ['Makefile', '#427819', 'shell', 'hljs-makefile'],
  ['CMake', '#da3434', 'shell', 'hljs-cmake'],
  ['Nginx', '#009639', 'shell', 'hljs-nginx'],
  ['Apache', '#d12127', 'shell', 'hljs-apache'],
  ['Nix', '#7e7eff', 'plaintext', 'hljs-nix'],
  ['Zig', '#ec915c', 'plaintext', 'zig'],
  ['Nim', '#ffc200', 'plaintext', 'nim hljs-nimrod'],
  ['Crystal', '#8899aa', 'ruby', 'hljs-crystal'],
  ['Solidity', '#aa6746', 'sol', 'sol'],
  ['WebAssembly', '#04133b', 'plaintext', 'wasm'],
  ['Assembly', '#6e4c13', 'plaintext', 'hljs-x86asm hljs-armasm hljs-mipsasm'],
  ['Ada', '#02f88c', 'plaintext', 'adb ads hljs-ada'],
  ['Agda', '#315665', 'plaintext', 'agda'],
  ['Lean', '#8a93a6', 'plaintext', 'lean'],
  ['Fortran', '#4d41b1', 'plaintext', 'f90 f03 f08 f18 f95 hljs-fortran'],
  ['Pascal', '#e3f171', 'pascal', 'pas p hljs-delphi'],
  ['Visual Basic', '#945db7', 'vb', 'vba hljs-vbnet hljs-vbscript'],
  ['VHDL', '#adb2cb', 'plaintext', 'vhdl hljs-vhdl'],
  ['Verilog', '#b2b7f8', 'systemverilog', 'sv hljs-verilog'],
  ['GLSL', '#5686a5', 'cpp', 'glsl hljs-glsl'],
  ['Protocol Buffers', '#8a93a6', 'protobuf', 'hljs-protobuf'],
  ['SPARQL', '#0c4597', 'sparql', 'sparql'],
  ['JQL', '#0052cc', 'plaintext', 'jql'],
  ['Handlebars', '#f7931e', 'handlebars', 'hljs-handlebars'],
  ['Twig', '#c1d026', 'twig', 'hljs-twig'],
  ['Django', '#3572a5', 'html', 'hljs-django'],
  ['ERB', '#701516', 'html', 'hljs-erb'],
  ['TeX', '#3d6117', 'plaintext', 'tex ltx sty cls hljs-tex'],
  ['Vim script', '#199f4b', 'plaintext', 'hljs-vim'],
  ['Gherkin', '#5b2063', 'plaintext', 'feature hljs-gherkin'],
  ['Fluent', '#ffcc33', 'plaintext', 'ftl'],
  ['ABAP', '#e8274b', 'abap', 'abap'],
  ['ColdFusion', '#ed2cd6', 'html', 'cfm'],
  ['ASP', '#6a40fd', 'html', 'asp'],
  ['PostScript', '#da291c', 'plaintext', 'ps eps'],
  ['HTTP', '#005c9c', 'plaintext', 'hljs-http'],
  ['Diff', '#8a93a6', 'plaintext', 'hljs-diff'],
  ['CSV', '#237346', 'plaintext', 'csv'],
  ['Log', '#8a93a6', 'plaintext', 'log'],
  ['Plain text', '#8a93a6', 'plaintext', 'txt text hljs-plaintext UNKNOWN'],
  ['Link', '#3aa6c9', 'plaintext', 'uniform_resource_locator uri uris urls uniform_resource_identifier custom_url_scheme'],
  ['Path', '#8a93a6', 'plaintext', 'unix_file_path windows_file_path'],
  ['PNG', '#bc8cff', 'plaintext', 'png'],
  ['JPEG', '#bc8cff', 'plaintext', 'jpg jpeg jpe'],
  ['GIF', '#bc8cff', 'plaintext', 'gif'],
  ['WebP', '#bc8cff', 'plaintext', 'webp'],
  ['BMP', '#bc8cff', 'plaintext', 'bmp'],
  ['Icon', '#bc8cff', 'plaintext', 'ico'],
  ['TIFF', '#bc8cff', 'plaintext', 'tiff tif'],
  ['PDF', '#d93831', 'plaintext', 'pdf'],
  ['ZIP', '#8a93a6', 'plaintext', 'zip'],
  ['Binary', '#8a93a6', 'plaintext', 'bin exe'],
];

const bySpecific: ReadonlyMap<string, Language> = new Map(
  entries.flatMap(([label, colour, editor, specifics]) =>
    specifics.split(' ').map((specific): [string, Language] => [specific, { label, colour, editor }]),
  ),
);

/** What to show for a classification; one that is not in the table goes by its extension. */
export function languageOf(specific: string): Language {
  return (
    bySpecific.get(specific) ?? { label: specific.replace(/^hljs-/, '').toUpperCase(), colour: neutral, editor: 'plaintext' }
  );
}

export interface LanguageChoice extends Language {
  readonly specific: string;
}

/** What a person may choose for a text, by label. Images and binaries are what their bytes say. */
export const languageChoices: readonly LanguageChoice[] = entries
  .map(([label, colour, editor, specifics]) => ({ label, colour, editor, specific: specifics.split(' ')[0] ?? '' }))
  .filter(({ specific }) => !['png', 'jpg', 'gif', 'webp', 'bmp', 'ico', 'tiff', 'pdf', 'zip', 'bin', 'wasm'].includes(specific))
  .sort((a, b) => a.label.localeCompare(b.label, 'en'));

export interface LanguageFamily {
  /** What the query language calls it: `ts`, `makefile`. */
  readonly name: string;
  readonly label: string;
  /** All classifications that are shown with the label. */
  readonly specifics: readonly string[];
}

/** Spellings that are neither a classification nor a label nor an id of the editor. */
const otherNames: Readonly<Record<string, string>> = { golang: 'go', docker: 'dockerfile', jupyter: 'ipynb', vim: 'hljs-vim' };

const families: readonly LanguageFamily[] = Array.from(
  Map.groupBy(new Set([...bySpecific.keys(), ...classificationSpecifics]), specific => languageOf(specific).label),
  ([label, specifics]) => ({ name: shortName(label, specifics), label, specifics }),
);

/** By every name a person may use for it. Where families share one a label counts most, then a classification. */
const familyByName: ReadonlyMap<string, LanguageFamily> = new Map([
  ...Object.entries(otherNames).flatMap(([name, specific]) =>
    families.filter(of(specific)).map(family => [name, family] as const),
  ),
  ...families.map(family => [languageOf(family.specifics[0] as string).editor, family] as const).toReversed(),
  ...families.flatMap(family => family.specifics.map(specific => [bareName(specific), family] as const)).toReversed(),
  ...families.map(family => [family.label.toLowerCase(), family] as const),
]);

/** The languages shown under one label, by an extension or by the name people know; undefined when nothing is called so. */
export function languageFamily(name: string): LanguageFamily | undefined {
  return familyByName.get(name.toLowerCase());
}

/** Its first classification, or its label where that is a shorter word. */
function shortName(label: string, [first = '']: readonly string[]): string {
  const name = bareName(first);
  return label.length < name.length && !label.includes(' ') ? label.toLowerCase() : name;
}

function bareName(specific: string): string {
  return specific.replace(/^hljs-/, '').toLowerCase();
}

function of(specific: string): (family: LanguageFamily) => boolean {
  return ({ specifics }) => specifics.includes(specific);
}
