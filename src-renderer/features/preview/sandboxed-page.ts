import DOMPurify from 'dompurify';

/**
 * A page that shows a snippet's HTML: no scripts, no forms, no frames, no address that would be asked for. What DOMPurify
 * leaves is shown in a frame without any permission, and the policy inside of it allows its own styles and pictures only:
 * each of the three would do by itself.
 */
export function sandboxedPage(html: string): string {
  const clean = DOMPurify.sanitize(html, {
    WHOLE_DOCUMENT: true,
    FORBID_TAGS: ['base', 'embed', 'form', 'frame', 'iframe', 'link', 'math', 'meta', 'object', 'script', 'template'],
    FORBID_ATTR: ['action', 'formaction', 'ping', 'srcset'],
    ADD_TAGS: ['style'],
    FORCE_BODY: true,
  });
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:";
  const look = ':root { color-scheme: light; background: #fff; color: #1a1a1a; font: 15px/1.5 system-ui, sans-serif }';
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><style>${look}</style>${clean}`;
}
