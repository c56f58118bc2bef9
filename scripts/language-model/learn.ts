import { featuresOf } from '../../src-main/enrich/language/features.ts';
import { seeded } from './cut.ts';

/** One text to learn from. */
export interface Example {
  readonly from: string;
  readonly label: string;
  readonly text: string;
}

export interface LearnOptions {
  /** How many features are kept. */
  readonly features: number;
  /** Examples of one language: more of a common one would drown a rare one. */
  readonly perLabel: number;
  readonly passes: number;
  /** Pulls weights to zero, against learning single packages by heart. */
  readonly decay: number;
}

/** A linear classifier: `weights[feature * labels.length + label]`, and one bias a label. */
export interface Learnt {
  readonly labels: readonly string[];
  readonly features: readonly string[];
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

interface Row {
  readonly label: number;
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/** In fewer packages than this, a word is a name of theirs, not a sign of the language. */
const minPackages = 2;
const minExamples = 6;
const learningRate = 0.25;

/** Multinomial logistic regression by stochastic gradient descent (Adagrad), the same for the same examples. */
export function learn(examples: readonly Example[], options: LearnOptions): Learnt {
  const random = seeded(20);
  const chosen = balance(examples, options.perLabel, random);
  const labels = [...new Set(chosen.map(({ label }) => label))].sort();
  const counted = chosen.map(example => ({ example, counts: featuresOf(example.text) }));
  const features = select(counted, labels, options.features);
  const idOf = new Map(features.map((name, id) => [name, id]));
  const rows = counted.map(({ example, counts }) => toRow(labels.indexOf(example.label), counts, idOf));
  return { labels, features, ...descend(rows, labels.length, features.length, options, random) };
}

/** At most `perLabel` of each language, taken in turn from its packages. */
function balance(examples: readonly Example[], perLabel: number, random: () => number): Example[] {
  const byLabel = Map.groupBy(examples, ({ label }) => label);
  return [...byLabel.values()].flatMap(ofLabel => {
    const queues = [...Map.groupBy(ofLabel, ({ from }) => from).values()].map(queue => shuffle([...queue], random));
    const taken: Example[] = [];
    for (let turn = 0; taken.length < perLabel && queues.some(queue => queue.length > turn); turn++)
      for (const queue of queues) if (queue[turn] && taken.length < perLabel) taken.push(queue[turn] as Example);
    return taken;
  });
}

function shuffle<T>(list: T[], random: () => number): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
  return list;
}

/** The features that tell most: how much likelier in one language than in all, weighed by how often. */
function select(
  counted: readonly { example: Example; counts: ReadonlyMap<string, number> }[],
  labels: readonly string[],
  wanted: number,
): string[] {
  const totals = new Map<string, number>();
  const found = new Map<string, { all: number; packages: Set<string>; per: Float64Array }>();
  for (const { example, counts } of counted) {
    totals.set(example.label, (totals.get(example.label) ?? 0) + 1);
    const label = labels.indexOf(example.label);
    for (const name of counts.keys()) {
      const entry = found.get(name) ?? { all: 0, packages: new Set<string>(), per: new Float64Array(labels.length) };
      if (entry.all === 0) found.set(name, entry);
      entry.all++;
      if (entry.packages.size < minPackages) entry.packages.add(example.from);
      entry.per[label] = (entry.per[label] ?? 0) + 1;
    }
  }
  const scored: [string, number][] = [];
  for (const [name, { all, packages, per }] of found) {
    if (all < minExamples || packages.size < minPackages) continue;
    let mean = 0;
    const shares = labels.map((label, i) => (per[i] ?? 0) / (totals.get(label) ?? 1));
    for (const share of shares) mean += share / labels.length;
    let score = 0;
    for (const share of shares) if (share > 0) score += share * Math.abs(Math.log((share + 1e-4) / (mean + 1e-4)));
    scored.push([name, score]);
  }
  scored.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const constructs = scored.filter(([name]) => /^[=%]..|^bias$/.test(name));
  return [...new Set([...constructs, ...scored].map(([name]) => name))].slice(0, wanted);
}

function toRow(label: number, counts: ReadonlyMap<string, number>, idOf: ReadonlyMap<string, number>): Row {
  const ids: number[] = [];
  const values: number[] = [];
  for (const [name, value] of counts) {
    const id = idOf.get(name);
    if (id === undefined) continue;
    ids.push(id);
    values.push(value);
  }
  return { label, ids: Int32Array.from(ids), values: Float32Array.from(values) };
}

function descend(rows: Row[], labels: number, features: number, { passes, decay }: LearnOptions, random: () => number) {
  const weights = new Float32Array(labels * features);
  const biases = new Float32Array(labels);
  const seen = new Float32Array(labels * features).fill(0.02);
  const shares = new Float32Array(labels);
  for (let pass = 0; pass < passes; pass++) {
    for (const { label, ids, values } of shuffle(rows, random)) {
      scores(weights, biases, ids, values, shares);
      softmax(shares);
      for (let c = 0; c < labels; c++) {
        const error = (shares[c] as number) - (c === label ? 1 : 0);
        if (Math.abs(error) < 1e-3) continue;
        biases[c] = (biases[c] as number) - 0.01 * error;
        for (let i = 0; i < ids.length; i++) {
          const at = (ids[i] as number) * labels + c;
          const slope = error * (values[i] as number) + decay * (weights[at] as number);
          seen[at] = (seen[at] as number) + slope * slope;
          weights[at] = (weights[at] as number) - (learningRate * slope) / Math.sqrt(seen[at] as number);
        }
      }
    }
  }
  return { weights, biases };
}

function scores(weights: Float32Array, biases: Float32Array, ids: Int32Array, values: Float32Array, into: Float32Array): void {
  into.set(biases);
  for (let i = 0; i < ids.length; i++) {
    const at = (ids[i] as number) * into.length;
    for (let c = 0; c < into.length; c++) into[c] = (into[c] as number) + (values[i] as number) * (weights[at + c] as number);
  }
}

function softmax(values: Float32Array): void {
  const top = Math.max(...values);
  let sum = 0;
  for (let c = 0; c < values.length; c++) sum += values[c] = Math.exp((values[c] as number) - top);
  for (let c = 0; c < values.length; c++) values[c] = (values[c] as number) / sum;
}
