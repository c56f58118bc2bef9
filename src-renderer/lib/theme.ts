export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];
export type Theme = 'light' | 'dark';

const systemDark = matchMedia('(prefers-color-scheme: dark)');

function themeOf(choice: ThemeChoice): Theme {
  if (choice !== 'system') return choice;
  return systemDark.matches ? 'dark' : 'light';
}

/** Shows a choice on the whole document and follows the system at once while it is `system`; gives its own undo. */
export function applyTheme(choice: ThemeChoice, onChange?: (theme: Theme) => void): () => void {
  const apply = () => {
    const theme = themeOf(choice);
    document.documentElement.dataset.theme = theme;
    onChange?.(theme);
  };
  apply();
  systemDark.addEventListener('change', apply);
  return () => systemDark.removeEventListener('change', apply);
}
