import { inflateSync } from 'node:zlib';
import { featuresOf } from './features.ts';
import weights from './weights.json' with { type: 'json' };

/** What the model takes a text for. */
export interface Guess {
  readonly specific: string;
  /** The model's share for it, 0 to 1. */
  readonly confidence: number;
}

const { labels, scale } = weights;

/** Made at the first guess (some 10 ms and 1 MB), not at start. */
let table: { readonly idOf: ReadonlyMap<string, number>; readonly steps: Int8Array } | undefined;

function loaded() {
  table ??= {
    idOf: new Map(weights.features.split('\n').map((name, id) => [name, id])),
    steps: new Int8Array(inflateSync(Buffer.from(weights.steps, 'base64'))),
  };
  return table;
}

/** The likeliest languages of a text, best first: multinomial logistic regression over its features. */
export function guess(text: string): Guess[] {
  const { idOf, steps } = loaded();
  const sums = new Float64Array(labels.length);
  for (const [name, value] of featuresOf(text)) {
    const id = idOf.get(name);
    if (id === undefined) continue;
    const at = id * labels.length;
    for (let label = 0; label < labels.length; label++) {
      sums[label] = (sums[label] as number) + value * scale * (steps[at + label] as number);
    }
  }
  const top = Math.max(...sums);
  const shares = sums.map(sum => Math.exp(sum - top));
  const total = shares.reduce((all, share) => all + share, 0);
  return labels
    .map((specific, label) => ({ specific, confidence: (shares[label] as number) / total }))
    .sort((a, b) => b.confidence - a.confidence);
}
