/** One word and a short ending, as files are named. */
const fileName = /^[^\s/\\]+\.[a-z][a-z0-9]{0,9}$/i;

export function isFileName(name: string): boolean {
  return fileName.test(name);
}
