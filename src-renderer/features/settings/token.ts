/** 192 bits: nothing on this machine tries them out. */
const tokenBytes = 24;

/** A new secret of letters that need no quoting anywhere. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(tokenBytes));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
