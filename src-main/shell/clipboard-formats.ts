import { fileURLToPath } from 'node:url';

/** Addresses longer than this carry data of their own, and are no place to go back to. In characters. */
const maxUrlLength = 2000;

/** Where a copied page stands, from the header that Windows puts before copied HTML (CF_HTML). */
export function sourceOfHtmlFormat(html: string): string | undefined {
  const header = html.slice(0, html.indexOf('<'));
  return pageAddress(/^SourceURL:(.*)$/m.exec(header)?.[1]);
}

/** An address as programs leave it on the clipboard: Chromium's in UTF-8, Firefox's and those of Windows in UTF-16. */
export function sourceOfBytes(bytes: Uint8Array): string | undefined {
  return pageAddress(Buffer.from(bytes).toString(bytes.includes(0) ? 'utf16le' : 'utf8'));
}

/** Only web pages can be gone back to; `about:`, `file:` and what is no address are nothing. */
function pageAddress(text: string | undefined): string | undefined {
  const url = text?.replaceAll('\0', '').trim();
  return url !== undefined && url.length <= maxUrlLength && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : undefined;
}

/** The paths in a list of copied files (RFC 2483), in its order. Addresses of other places are passed over. */
export function pathsOfUriList(list: string, windows = process.platform === 'win32'): string[] {
  return list.split(/\r?\n/).flatMap(line => {
    if (!/^file:\/\//i.test(line)) return [];
    try {
      return [fileURLToPath(line.trim(), { windows })];
    } catch {
      return []; // a name with an encoded slash, or another computer's file where the system has no such paths
    }
  });
}
