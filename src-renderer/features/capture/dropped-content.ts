import type { AboutText } from '../../../src-shared/model/seed-from-file.ts';

/** What of a drag is looked at: its formats by name, as `DataTransfer.getData` gives them. */
export type Formats = (format: string) => string;

export interface DroppedText extends AboutText {
  readonly text: string;
}

/** Only web pages can be gone back to. */
const pageAddress = /^https?:\/\/\S+$/i;

/**
 * The text of a drag without files: a link with its title as its name, else the text, else the HTML where nothing else is
 * there. Undefined where there is nothing to keep.
 */
export function droppedText(get: Formats): DroppedText | undefined {
  const text = get('text/plain');
  const link = droppedLink(get);
  if (link && (text.trim() === '' || text.trim() === link.url)) {
    return { text: link.url, source: link.url, ...(link.title !== '' && { name: link.title }) };
  }
  if (text.trim() !== '') return { text };
  const html = get('text/html');
  return html.trim() === '' ? undefined : { text: html, ext: 'html' };
}

/** The address of a picture that was dragged out of a page. */
export function sourceOfPicture(get: Formats): string | undefined {
  return droppedLink(get)?.url;
}

/** Firefox gives a link's title behind its address, others leave it in the HTML. */
function droppedLink(get: Formats): { readonly url: string; readonly title: string } | undefined {
  const [url = '', title = ''] = get('text/x-moz-url').split('\n');
  if (pageAddress.test(url.trim())) return { url: url.trim(), title: title.trim() };
  const first = get('text/uri-list')
    .split(/\r?\n/)
    .find(line => line !== '' && !line.startsWith('#'));
  if (first === undefined || !pageAddress.test(first.trim())) return undefined;
  return { url: first.trim(), title: titleIn(get('text/html')) };
}

/** The words of a link in HTML that is never shown: a document made of it neither runs nor loads anything. */
function titleIn(html: string): string {
  const link = new DOMParser().parseFromString(html, 'text/html').querySelector('a');
  return (link?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
