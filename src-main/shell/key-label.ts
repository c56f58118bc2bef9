/** An accelerator as people of this platform read it: `Ctrl+Shift+S`, `⇧⌘S`. */
export function keyLabel(accelerator: string, platform: NodeJS.Platform = process.platform): string {
  if (platform !== 'darwin') return accelerator.replace('CommandOrControl', 'Ctrl');
  const signs: Readonly<Record<string, string>> = { CommandOrControl: '⌘', Shift: '⇧', Alt: '⌥', Control: '⌃' };
  const order = '⌃⌥⇧⌘';
  const parts = accelerator.split('+').map(part => signs[part] ?? part);
  return parts.sort((a, b) => place(order, a) - place(order, b)).join('');
}

function place(order: string, sign: string): number {
  const index = order.indexOf(sign);
  return index === -1 ? order.length : index;
}
