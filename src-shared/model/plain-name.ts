/** What draws nothing but moves or hides what stands beside it: controls, and marks that turn the direction of a text around. */
const unseen = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]+/gu;

/** A name as it is shown and kept on one line: `photo_gpj.exe` cannot pass for a picture. Letters of any script stay. */
export function plainName(name: string): string {
  return name.replace(unseen, ' ').replace(/ {2,}/g, ' ').trim();
}
