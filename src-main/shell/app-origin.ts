import { originOf } from '../ipc/trusted-sender.ts';

export const appScheme = 'app';

/** The origin of all our pages, compared by its parts: `URL.origin` knows no custom schemes. */
export const appOrigin = `${appScheme}://magpie`;

export const pages = {
  main: `${appOrigin}/index.html`,
  toast: `${appOrigin}/toast.html`,
  palette: `${appOrigin}/palette.html`,
} as const;

const shown = new Set<string>(['/', ...Object.values(pages).map(page => new URL(page).pathname)]);

/** Whether a window may show this URL: a page of ours, and no saved content, which would take the window's place. */
export function isPage(url: string): boolean {
  return originOf(url) === appOrigin && shown.has(new URL(url).pathname);
}
