import type * as Monaco from 'monaco-editor/editor';
import { tokenColours } from './token-colours.ts';

const themeName = 'magpie';

/** Gives the editor a theme of the page's tokens, made again whenever the page changes its theme. */
export function followTheme(monaco: typeof Monaco): void {
  const apply = () => {
    monaco.editor.defineTheme(themeName, themeOfPage());
    monaco.editor.setTheme(themeName);
  };
  apply();
  new MutationObserver(apply).observe(document.documentElement, { attributeFilter: ['data-theme'] });
}

function themeOfPage(): Monaco.editor.IStandaloneThemeData {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => sixDigits(style.getPropertyValue(`--${name}`).trim());

  // The editor's option for this does not reach every model.
  const plainBrackets = [1, 2, 3, 4, 5, 6].map(level => [`editorBracketHighlight.foreground${level}`, token('text')]);

  return {
    base: document.documentElement.dataset.theme === 'light' ? 'vs' : 'vs-dark',
    inherit: true,
    rules: Object.entries(tokenColours).flatMap(([name, kinds]) =>
      kinds.map(kind => ({ token: kind, foreground: token(name).slice(1) })),
    ),
    colors: {
      ...Object.fromEntries(plainBrackets),
      'editorBracketHighlight.unexpectedBracket.foreground': token('text'),
      'editor.placeholder.foreground': token('faint'),
      'editor.background': token('bg'),
      'editor.foreground': token('text'),
      'editorLineNumber.foreground': token('ghost'),
      'editorLineNumber.activeForeground': token('dim'),
      'editorCursor.foreground': token('accent'),
      'editor.selectionBackground': token('code-selection'),
      'editor.lineHighlightBackground': token('bg'),
      'editor.lineHighlightBorder': token('bg'),
      'editorWidget.background': token('raised'),
      'editorWidget.border': token('line'),
      'editorIndentGuide.background1': token('line'),
      'editorIndentGuide.activeBackground1': token('line-strong'),
      'editorGutter.background': token('bg'),
      'editorOverviewRuler.border': token('bg'),
      'diffEditor.insertedLineBackground': `${token('ok')}0f`,
      'diffEditor.insertedTextBackground': `${token('ok')}00`,
      'diffEditor.removedLineBackground': `${token('danger')}0f`,
      'diffEditor.removedTextBackground': `${token('danger')}00`,
      'diffEditor.diagonalFill': token('line'),
      'scrollbar.shadow': token('bg'),
      'scrollbarSlider.background': token('scroll'),
      'scrollbarSlider.hoverBackground': token('line-strong'),
      'widget.shadow': `${token('bg')}80`,
      'editorWidget.foreground': token('text'),
      'editor.findMatchBackground': token('mark'),
      'editor.findMatchHighlightBackground': `${token('mark')}99`,
      'editor.findMatchBorder': token('accent'),
      'input.foreground': token('text'),
      'input.placeholderForeground': token('faint'),
      'inputOption.activeBackground': token('sel'),
      'inputOption.activeBorder': token('sel-line'),
      'inputOption.activeForeground': token('text'),
      'toolbar.hoverBackground': token('hover'),
      'icon.foreground': token('dim'),
      'input.background': token('bg'),
      'input.border': token('line'),
      focusBorder: token('accent'),
    },
  };
}

/** The editor takes no short form, which is what a build makes of some colours. */
function sixDigits(colour: string): string {
  return /^#[\da-f]{3}$/i.test(colour) ? colour.replace(/[\da-f]/gi, '$&$&') : colour;
}
