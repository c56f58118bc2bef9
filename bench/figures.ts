/** The value below which a share of the measurements lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

/** Prints the median of some measurements, and each of them where there are more. */
export function reportFigure(what: string, values: readonly number[]): void {
  const all = values.length > 1 ? `   (${values.map(value => round(value)).join(', ')})` : '';
  console.log(`${what.padEnd(70)} ${round(median(values))}${all}`);
}
