/**
 * The published enums, in their wire spellings (assets-api section 10).
 * On input every value that any published SDK knows is accepted; values a client sent are stored and returned as sent.
 */

export const classificationGenerics = [
  'CODE',
  'TEXT',
  'IMAGE',
  'VIDEO',
  'EXTERNAL_RESOURCE_REFERENCE',
  'UNKNOWN',
  'FILE',
] as const;
export type ClassificationGeneric = (typeof classificationGenerics)[number];

export const classificationRenderings = [
  'HTML',
  'TWENTY_FOUR_BIT_ANSI_ESCAPED_SEQUENCES',
  'HIGHLIGHT_JS_HTML',
  'UNKNOWN',
] as const;

/** 506 values: common ones, then `cara` (SDK 4.1.0) and `jql` (Python 5.0); assets-api section 15. */
export const classificationSpecifics: readonly string[] = `
csx cs html htm shtml xhtml hs hs-boot hsig cpp cc cp cxx c h hh hpp hxx inl ipp ixx cppm csv doc docm docx exe gif
ico jpe jpeg jpg jpgm jpgv log mp2 mp2a mp3 mp4 mp4a oga ogg ogv ogx ppt pptx pptm qt text tif tiff txt wav weba
webm webp xla xlam xlc xlm xls xlsb xlsm xlsx xlt xltm xltx pdf png rpm zip woff woff2 svgz bin bmp eot gz jar mpkg
ai eps dmg list rtx uri uris urls css dart java bsh js jsx mjs htc json ipynb gltf jsonml ps ssml wasm rtf cco pl pc
pm pmc pod t xml tld dtml rng rss opml svg xaml sublime-snippet tmLanguage tmPreferences tmSnippet tmTheme csproj
fsproj sqlproj vbproj vcproj vcxproj dae props targets xsd xsl xslt ecma node php php3 php4 php5 php7 php8 phps phpt
phtml py py3 pyw pyi pyx pyx.in pxd pxd.in pxi pxi.in rpy cpy gyp gypi vpy smk wscript bazel bzl pyc class p pas
curl mcurl go swift rs ts tsx rb rbi rbx rjs rabl rake capfile jbuilder gemspec podspec irbrc pryrc prawn thor
Appfile Appraisals Berksfile Brewfile Cheffile Deliverfile Fastfile Gemfile Guardfile Podfile Rakefile Rantfile
Scanfile simplecov Snapfile Thorfile Vagrantfile scala sbt sc cmd bat coffee erl hrl escript lua luau md mdown mdwn
markdown markdn matlab m ps1 sh bash bashrc ash zsh .bash_aliases .bash_completions .bash_functions .bash_login
.bash_logout .bash_profile .bash_variables .profile .textmate_init .zlogin .zlogout .zprofile .zshenv .zshrc
PKGBUILD ebuild eclass r sql ddl dml tex ltx sty cls UNKNOWN yaml yml toml tml Cargo.lock Gopkg.lock Pipfile
poetry.lock uniform_resource_locator custom_url_scheme unix_file_path windows_file_path uniform_resource_identifier
hljs-1c hljs-abnf hljs-accesslog hljs-actionscript hljs-ada hljs-angelscript hljs-apache hljs-applescript
hljs-arcade hljs-arduino hljs-armasm hljs-asciidoc hljs-aspectj hljs-autohotkey hljs-autoit hljs-avrasm hljs-awk
hljs-axapta hljs-bash hljs-basic hljs-bnf hljs-brainfuck hljs-cal hljs-capnproto hljs-ceylon hljs-clean
hljs-clojure-repl hljs-clojure hljs-cmake hljs-coffeescript hljs-coq hljs-cos hljs-cpp hljs-crmsh hljs-crystal
hljs-c hljs-cs hljs-csp hljs-css hljs-d hljs-dart hljs-delphi hljs-diff hljs-django hljs-dns hljs-dockerfile
hljs-dos hljs-dsconfig hljs-dts hljs-dust hljs-ebnf hljs-elixir hljs-elm hljs-erb hljs-erlang-repl hljs-erlang
hljs-excel hljs-fix hljs-flix hljs-fortran hljs-fsharp hljs-gams hljs-gauss hljs-gcode hljs-gherkin hljs-glsl
hljs-gml hljs-go hljs-golo hljs-gradle hljs-groovy hljs-haml hljs-handlebars hljs-haskell hljs-haxe hljs-hsp
hljs-htmlbars hljs-http hljs-hy hljs-inform7 hljs-ini hljs-irpf90 hljs-isbl hljs-java hljs-javascript hljs-jboss-cli
hljs-json hljs-julia-repl hljs-julia hljs-kotlin hljs-lasso hljs-ldif hljs-leaf hljs-less hljs-lisp
hljs-livecodeserver hljs-livescript hljs-llvm hljs-lsl hljs-lua hljs-makefile hljs-markdown hljs-mathematica
hljs-matlab hljs-maxima hljs-mel hljs-mercury hljs-mipsasm hljs-mizar hljs-mojolicious hljs-monkey hljs-moonscript
hljs-n1ql hljs-nginx hljs-nimrod hljs-nix hljs-nsis hljs-objectivec hljs-ocaml hljs-openscad hljs-oxygene
hljs-parser3 hljs-perl hljs-pf hljs-pgsql hljs-php hljs-plaintext hljs-pony hljs-powershell hljs-processing
hljs-profile hljs-prolog hljs-properties hljs-protobuf hljs-puppet hljs-purebasic hljs-python hljs-q hljs-qml hljs-r
hljs-reasonml hljs-rib hljs-roboconf hljs-routeros hljs-rsl hljs-ruby hljs-ruleslanguage hljs-rust hljs-sas
hljs-scala hljs-scheme hljs-scilab hljs-scss hljs-shell hljs-smali hljs-smalltalk hljs-sml hljs-sqf hljs-sql
hljs-stan hljs-stata hljs-step21 hljs-stylus hljs-subunit hljs-swift hljs-taggerscript hljs-tap hljs-tcl hljs-tex
hljs-thrift hljs-tp hljs-twig hljs-typescript hljs-vala hljs-vbnet hljs-vbscript-html hljs-vbscript hljs-verilog
hljs-vhdl hljs-vim hljs-x86asm hljs-xl hljs-xml hljs-xquery hljs-yaml hljs-toml hljs-zephir hljs-html groovy kt el
clj ex adb ads agda elm exs glsl ml lean lisp rkt sparql vhdl zig dockerfile f03 f08 f18 f90 f95 jl mm scm sol sv
asp cfm fs fsi fsx tf vba svelte vue scss feature ini ftl hcl abap nim cara jql
`
  .trim()
  .split(/\s+/);

export const roles = ['ORIGINAL', 'ADDITIONAL', 'BOTH', 'PREVIEW', 'UNKNOWN'] as const;
export type Role = (typeof roles)[number];

export const mechanisms = ['MANUAL', 'RECOMMENDED', 'AUTOMATIC', 'INTERNAL', 'DELETED', 'UNKNOWN', 'EXTERNAL_AGENT'] as const;
export type Mechanism = (typeof mechanisms)[number];

export const platforms = ['WEB', 'MACOS', 'LINUX', 'WINDOWS', 'FUCHSIA', 'IOS', 'ANDROID', 'UNKNOWN'] as const;
export type Platform = (typeof platforms)[number];

export const applicationNames = [
  'SUBLIME',
  'VS_CODE',
  'JETBRAINS',
  'FIREFOX_ADDON_MV2',
  'FIREFOX_ADDON_MV3',
  'SAFARI_EXTENSION_MV2',
  'SAFARI_EXTENSION_MV3',
  'PIECES_FOR_DEVELOPERS',
  'PIECES_FOR_DEVELOPERS_CLI',
  'OS_SERVER',
  'GOOGLE_CHROME_EXTENSION_MV2',
  'GOOGLE_CHROME_EXTENSION_MV3',
  'ULTRA_EDIT',
  'ATOM_PACKAGE',
  'ADOBE_ILLUSTRATOR_PIECES_COLOR_SHARE',
  'MICROSOFT_TEAMS',
  'CHAT_GPT',
  'OBSIDIAN',
  'JUPYTER_HUB',
  'VISUAL_STUDIO',
  'MICROSOFT_EDGE',
  'BRAVE',
  'GOOGLE_CHAT',
  'SLACK',
  'AZURE_DATA_STUDIO',
  'OPEN_SOURCE',
  'R_STUDIO',
  'VIM',
  'NOTION',
  'GITHUB_DESKTOP',
  'RAYCAST',
  'REPLIT',
  'ALFRED',
  'FIGMA',
  'SKETCH',
  'ADOBE_ILLUSTRATOR',
  'NOTEPAD_PLUS_PLUS',
  'EMBEETLE',
  'ECLIPSE',
  'X_CODE',
  'NETBEANS',
  'UNKNOWN',
  'OPERA',
  'PIECES_SAVED_MATERIALS_APPLET',
  'PIECES_SETTINGS_APPLET',
  'PIECES_WORKSTREAM_ACTIVITY_APPLET',
  'PIECES_OS_TOOLBAR_APPLET',
  'PIECES_COPILOT_APPLET',
  'MCP_CLIENT',
] as const;
export type ApplicationName = (typeof applicationNames)[number];

export const privacies = ['OPEN', 'CLOSED', 'ANONYMOUS', 'UNKNOWN'] as const;

export const capabilities = ['LOCAL', 'CLOUD', 'BLENDED', 'UNKNOWN'] as const;

export const searchedMatches = [
  'TITLE',
  'ANNOTATION',
  'HINT',
  'CONTENT',
  'FUZZY',
  'MULTIPLE',
  'TAGS',
  'WEBSITES',
  'PERSONS',
  'UNKNOWN',
] as const;
export type SearchedMatch = (typeof searchedMatches)[number];

export const filterOperationTypes = ['AND', 'OR', 'UNKNOWN'] as const;

export const annotationTypes = [
  'DESCRIPTION',
  'COMMENT',
  'DOCUMENTATION',
  'SUMMARY',
  'EXPLANATION',
  'GIT_COMMIT',
  'UNKNOWN',
  'KNOWLEDGE_GRAPH',
  'GENERIC_HIERARCHICAL_SUMMARY',
  'QUERY_DRIVEN_HIERARCHICAL_SUMMARY',
  'DEEP_STUDY_HIERARCHICAL_SUMMARY',
  'CONVERSATIONALLY_GENERATED_HIERARCHICAL_SUMMARY',
  'TEMPORAL_DAY_HIERARCHICAL_SUMMARY',
  'TEMPORAL_WEEK_HIERARCHICAL_SUMMARY',
  'TEMPORAL_MONTH_HIERARCHICAL_SUMMARY',
  'TEMPORAL_QUARTER_HIERARCHICAL_SUMMARY',
  'TEMPORAL_YEAR_HIERARCHICAL_SUMMARY',
  'SPECIFIC_HIERARCHICAL_SUMMARY',
] as const;
export type AnnotationType = (typeof annotationTypes)[number];

export const anchorTypes = ['FILE', 'DIRECTORY', 'UNKNOWN'] as const;
export type AnchorType = (typeof anchorTypes)[number];

export const hintTypes = ['SUGGESTED_QUERY', 'QGPT_HINT', 'UNKNOWN'] as const;
export type HintType = (typeof hintTypes)[number];

export const tagCategories = ['HANDLE', 'EMAIL', 'UNKNOWN'] as const;
export type TagCategory = (typeof tagCategories)[number];

export const seedTypes = ['SEEDED_FORMAT', 'SEEDED_ASSET', 'UNKNOWN'] as const;

export const sensitiveCategories = [
  'SECRET',
  'API_KEY',
  'CLIENT_ID',
  'CLIENT_SECRET',
  'SECRET_KEY',
  'API_TOKEN',
  'ACCESS_KEY',
  'ACCESS_TOKEN',
  'URL',
  'PUBLIC_KEY',
  'PRIVATE_KEY',
  'API_ID',
  'WEB_HOOK_URL',
  'UNKNOWN',
] as const;
export type SensitiveCategory = (typeof sensitiveCategories)[number];

export const sensitiveSeverities = ['LOW', 'MODERATE', 'HIGH', 'UNKNOWN'] as const;
export type SensitiveSeverity = (typeof sensitiveSeverities)[number];
