/** How every editor of the window looks; what a page's own options would bring beside it is left out. */
export function editorAppearance() {
  return {
    automaticLayout: true,
    minimap: { enabled: false },
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
    fontSize: 13,
    lineHeight: 20,
    fontLigatures: false,
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
    tabSize: 2,
    fixedOverflowWidgets: true,
  } as const;
}
