import type { EditorPreferences } from '../app/preferences.ts';

/** Lines are so much higher than the font, as the pictures have them: 20 for 13. */
const lineHeight = 20 / 13;

/** How every editor of the window looks; what a page's own options would bring beside it is left out. */
export function editorAppearance(preferences: EditorPreferences) {
  return {
    automaticLayout: true,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
    lineNumbersMinChars: 4,
    glyphMargin: false,
    folding: false,
    scrollBeyondLastLine: false,
    renderLineHighlight: 'none',
    renderFinalNewline: 'dimmed', // a line break at the end begins no line that is counted
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
    occurrencesHighlight: 'off',
    guides: { indentation: false },
    bracketPairColorization: { enabled: false },
    unicodeHighlight: { ambiguousCharacters: false },
    stickyScroll: { enabled: false },
    fixedOverflowWidgets: true,
    ...chosen(preferences),
  } as const;
}

/** What a person chose, as the editor's options. */
export function chosen({ fontSize, ligatures, wordWrap, lineNumbers, minimap, whitespace, tabSize }: EditorPreferences) {
  return {
    fontSize,
    lineHeight: Math.round(fontSize * lineHeight),
    fontLigatures: ligatures,
    wordWrap: wordWrap ? 'on' : 'off',
    lineNumbers: lineNumbers ? 'on' : 'off',
    minimap: { enabled: minimap, renderCharacters: false },
    renderWhitespace: whitespace ? 'all' : 'selection',
    tabSize: Number(tabSize),
  } as const;
}
