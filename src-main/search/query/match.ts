import { nameBit, Postings } from '../segment/postings.ts';
import { type Segment, wholeBit } from '../segment/segment.ts';
import { Scores } from './scores.ts';
import { insideCloseness, type Sources } from './sources.ts';

/** What a word counts by the fields that hold it: name, tags, files, annotations, hints, websites, content; the sum of the best two. */
const fieldWeights = [5, 4, 3, 2, 1.5, 1.5, 1];
/** A part of an identifier counts less than a word that stands for itself. */
const partShare = 0.7;
/** Names that hold the rarest part which are looked at, the newest: `_in` asks for all with a word that begins so. */
const maxNames = 50_000;
/** Parts found apart count less than the identifier itself. */
const partsShare = 0.6;
export const wordWeights = weightsBy(fieldWeights);
/** Of a sentence the number of its words that stand somewhere says more than where they stand. */
export const sentenceWeights = new Float32Array(256).fill(1);

/** By the bits of a posting. */
function weightsBy(weights: readonly number[]): Float32Array {
  return Float32Array.from({ length: 256 }, (_, bits) => {
    const [best = 0, next = 0] = weights.filter((_weight, i) => bits & (1 << i)).sort((a, b) => b - a);
    return (best + 0.2 * next) * (bits & wholeBit ? 1 : partShare);
  });
}

const postings = new Postings();
const partScores = new Scores();

/** Where a word is looked for: documents after `bound` only count with it in their name. */
export interface Scope {
  readonly bound: number;
  /** Only names count. */
  readonly namesOnly?: true;
}

export const everywhere: Scope = { bound: Number.POSITIVE_INFINITY };
const names: Scope = { ...everywhere, namesOnly: true };

/** Adds where a word stands to the scores. */
export function addWord(
  scores: Scores,
  segment: Segment,
  word: number,
  sources: Sources,
  rarity: number,
  weights: Float32Array,
  scope: Scope,
): void {
  for (const { term, closeness } of sources.terms) addTerm(scores, segment, word, term, rarity * closeness, weights, scope);
  const { longerCloseness, length: wordLength } = sources;
  const [from, to] = sources.longer;
  const { termStarts } = segment;
  for (let term = from; term < to; term++) {
    const length = (termStarts[term + 1] as number) - (termStarts[term] as number);
    // The more, the less is missing.
    const weight = rarity * longerCloseness * (0.7 + (0.3 * wordLength) / length);
    addTerm(scores, segment, word, term, weight, weights, scope);
  }
  if (sources.parts.length > 0) addParts(scores, segment, word, sources, rarity, weights);
  for (const document of sources.inside ?? []) scores.add(document, word, rarity * insideCloseness, 0);
}

function addTerm(
  scores: Scores,
  segment: Segment,
  word: number,
  term: number,
  weight: number,
  weights: Float32Array,
  { bound, namesOnly }: Scope,
): void {
  const { documents, fields, length } = namesOnly
    ? postings.readNames(segment, term, bound)
    : postings.readWord(segment, term, bound);
  for (let i = 0; i < length; i++) {
    const bits = fields[i] as number;
    scores.add(documents[i] as number, word, weight * (weights[bits] as number), bits & nameBit);
  }
}

/** Documents that hold all parts of an identifier. */
function addParts(scores: Scores, segment: Segment, word: number, sources: Sources, rarity: number, weights: Float32Array): void {
  const parts = sources.parts.toSorted((a, b) => a.frequency - b.frequency);
  const [rarest] = parts as [Sources];
  const isCut = sources.partsInNames && rarest.nameFrequency > maxNames;
  if (isCut) scores.isCut = true;
  const first = isCut ? { ...names, bound: (segment.count * maxNames) / rarest.nameFrequency } : names;
  partScores.begin(segment.count, true);
  for (const [i, part] of parts.entries()) {
    const scope = !sources.partsInNames ? everywhere : i === 0 ? first : names;
    addWord(partScores, segment, i, part, rarity / parts.length, weights, scope);
    if (partScores.reached <= i) break;
  }
  const everyName = 2 ** parts.length - 1;
  for (let i = 0; i < partScores.length; i++) {
    const document = partScores.touched[i] as number;
    if (partScores.stage[document] !== parts.length) continue;
    const weight = (partScores.score[document] as number) * partsShare;
    scores.add(document, word, weight, partScores.inName[document] === everyName ? 1 : 0);
  }
  partScores.clear();
}
