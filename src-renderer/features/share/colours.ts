import { type TokenColour, tokenColours } from '../../editor/token-colours.ts';
import type { Theme } from '../../lib/theme.ts';

/** The page's tokens that pictures and copies of code are made of, as colours. */
export type Colours = Readonly<Record<TokenColour | 'bg' | 'panel' | 'ghost' | 'line', string>>;

/** The colours of a theme, which need not be the one that is shown. */
export function coloursOf(theme: Theme): Colours {
  const probe = document.createElement('div');
  probe.dataset.theme = theme;
  probe.hidden = true;
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const names = [...Object.keys(tokenColours), 'bg', 'panel', 'ghost', 'line'];
  const colours = Object.fromEntries(names.map(name => [name, style.getPropertyValue(`--${name}`).trim()])) as Colours;
  probe.remove();
  return colours;
}
