const allowed = new Set(['https:', 'http:', 'mailto:']);

/** A mail may be prepared, but without files: some programs attach what a link names. */
const mailFields = new Set(['to', 'cc', 'bcc', 'subject', 'body', 'in-reply-to']);

/** The one way out of the app: links in snippets are untrusted, and other schemes can start programs. Tells whether it was opened. */
export async function openExternal(url: string, open: (href: string) => Promise<void>): Promise<boolean> {
  const href = hrefOf(url);
  if (href === undefined) return false;
  await open(href);
  return true;
}

/** The URL as it is handed to the system, written in one way; undefined for what is not handed on. */
function hrefOf(url: string): string | undefined {
  // The parser drops these, so that what was shown and what is opened would differ.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(url) || !URL.canParse(url)) return undefined;
  const { protocol, href, username, password, searchParams } = new URL(url);
  if (!allowed.has(protocol)) return undefined;
  if (username !== '' || password !== '') return undefined; // https://bank.example@evil.example
  if (protocol === 'mailto:' && [...searchParams.keys()].some(field => !mailFields.has(field.toLowerCase()))) return undefined;
  return href;
}
