/** A table of Markdown. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
