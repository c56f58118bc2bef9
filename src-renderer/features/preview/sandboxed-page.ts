import DOMPurify from 'dompurify';

/** A page that takes longer to parse, in milliseconds, is not shown: some 100,000 open elements hold up a window for minutes. */
const maxParseMs = 1_000;
/** Characters parsed between two looks at the clock. */
const slice = 16_384;

/**
 * A page that shows a snippet's HTML: no scripts, no forms, no frames, no address that would be asked for. What DOMPurify
 * leaves is shown in a frame without any permission, and the policy inside of it allows its own styles and pictures only.
 * Undefined for a page that takes too long to parse.
 */
export function sandboxedPage(html: string): string | undefined {
  const parsed = parse(html);
  if (!parsed) return undefined;
  const clean = DOMPurify.sanitize(parsed.documentElement, {
    WHOLE_DOCUMENT: true,
    FORBID_TAGS: ['base', 'embed', 'form', 'frame', 'iframe', 'link', 'math', 'meta', 'object', 'script', 'template'],
    FORBID_ATTR: ['action', 'formaction', 'ping', 'srcset'],
    ADD_TAGS: ['style'],
    FORCE_BODY: true,
  });
  const look = ':root { color-scheme: light; background: #fff; color: #1a1a1a; font: 15px/1.5 system-ui, sans-serif }';
  return page(look, clean);
}

/**
 * A page that shows a snippet's SVG as a picture, in which nothing runs or fetches. Copies of copies can take hours to draw;
 * Chromium gives a frame without permissions a process of its own, and the window goes on.
 */
export function sandboxedPicture(svg: string, colours: 'dark' | 'light', alt: string): string {
  const look = `:root { color-scheme: ${colours} } body { display: grid; place-items: center; box-sizing: border-box; min-height: 100vh; margin: 0; padding: 24px } img { max-width: 100% }`;
  const bytes = new TextEncoder().encode(svg);
  return page(look, `<img alt="${alt}" src="data:image/svg+xml;base64,${bytes.toBase64()}">`);
}

function page(look: string, body: string): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:";
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><style>${look}</style>${body}`;
}

/** Parses into a document that has no window: nothing in it runs or is fetched. */
function parse(html: string): Document | undefined {
  const parsed = document.implementation.createHTMLDocument();
  const end = performance.now() + maxParseMs;
  parsed.open();
  for (let from = 0; from < html.length; from += slice) {
    parsed.write(html.slice(from, from + slice));
    if (performance.now() > end) return undefined;
  }
  parsed.close();
  return parsed;
}
