const allowed = new Set(['https:', 'http:', 'mailto:']);

/** The one way out of the app: links in snippets are untrusted, and other schemes can start programs. Tells whether it was opened. */
export async function openExternal(url: string, open: (href: string) => Promise<void>): Promise<boolean> {
  if (!URL.canParse(url)) return false;
  const { protocol, href } = new URL(url);
  if (!allowed.has(protocol)) return false;
  await open(href);
  return true;
}
