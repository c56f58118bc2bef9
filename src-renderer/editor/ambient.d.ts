declare module '*?worker' {
  const WorkerClass: new () => Worker;
  export default WorkerClass;
}

declare var MonacoEnvironment: { getWorker(): Worker } | undefined;

/** The package has types for the service of JSON only. */
declare module 'monaco-editor/languages/features/json/tokenization' {
  export function createTokenizationSupport(supportComments: boolean): import('monaco-editor/editor').languages.TokensProvider;
}

/* The grammars, which the package ships without types; patterns do not apply to files that are there. */
declare module 'monaco-editor/languages/definitions/typescript/typescript' {
  export const language: import('monaco-editor/editor').languages.IMonarchLanguage;
}
declare module 'monaco-editor/languages/definitions/javascript/javascript' {
  export { language } from 'monaco-editor/languages/definitions/typescript/typescript';
}
declare module 'monaco-editor/languages/definitions/python/python' {
  export { language } from 'monaco-editor/languages/definitions/typescript/typescript';
}
declare module 'monaco-editor/languages/definitions/go/go' {
  export { language } from 'monaco-editor/languages/definitions/typescript/typescript';
}
declare module 'monaco-editor/languages/definitions/rust/rust' {
  export { language } from 'monaco-editor/languages/definitions/typescript/typescript';
}
declare module 'monaco-editor/languages/definitions/java/java' {
  export { language } from 'monaco-editor/languages/definitions/typescript/typescript';
}
declare module 'monaco-editor/languages/definitions/cpp/cpp' {
  export { language } from 'monaco-editor/languages/definitions/typescript/typescript';
}
declare module 'monaco-editor/languages/definitions/csharp/csharp' {
  export { language } from 'monaco-editor/languages/definitions/typescript/typescript';
}
declare module 'monaco-editor/languages/definitions/kotlin/kotlin' {
  export { language } from 'monaco-editor/languages/definitions/typescript/typescript';
}
declare module 'monaco-editor/languages/definitions/swift/swift' {
  export { language } from 'monaco-editor/languages/definitions/typescript/typescript';
}
declare module 'monaco-editor/languages/definitions/dart/dart' {
  export { language } from 'monaco-editor/languages/definitions/typescript/typescript';
}
declare module 'monaco-editor/languages/definitions/lua/lua' {
  export { language } from 'monaco-editor/languages/definitions/typescript/typescript';
}
