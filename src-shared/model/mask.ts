/** What stands for each character of a secret: as many UTF-16 units as before, so that ranges stay right. */
const dot = '\u2022';

/** A text with each occurrence of the secrets hidden; line breaks stay, and so does the length in UTF-16 units. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  let masked = text;
  for (const secret of secrets) if (secret !== '') masked = masked.replaceAll(secret, found => found.replace(/[^\r\n]/g, dot));
  return masked;
}
