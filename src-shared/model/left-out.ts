/** Folders whose files nobody wrote: versions and installed packages. */
const leftOut: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Whether a folder inside of one that is saved stays out of it. */
export function isLeftOut(name: string): boolean {
  return leftOut.has(name);
}
