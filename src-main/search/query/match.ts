import { Postings } from '../segment/postings.ts';
import { type Segment, wholeBit } from '../segment/segment.ts';
import { Scores } from './scores.ts';
import { insideCloseness, longerCloseness, type Sources } from './sources.ts';

/** What a word counts by the fields that hold it: name, tags, files, annotations, hints, websites, content; the sum of the best two. */
const fieldWeights = [5, 4, 3, 2, 1.5, 1.5, 1];
/** A part of an identifier counts less than a word that stands for itself. */
const partShare = 0.7;
/** Parts found apart count less than the identifier itself. */
const partsShare = 0.6;
const insideWeight = 1;
const nameBit = 1;

const weightOf = weightsBy(fieldWeights);
/** Of a sentence the number of its words that stand somewhere says more than where they stand. */
const sentenceWeightOf = weightsBy(fieldWeights.map(weight => 1 + (weight - 1) * 0.1));

/** By the bits of a posting. */
function weightsBy(weights: readonly number[]): Float32Array {
  return Float32Array.from({ length: 256 }, (_, bits) => {
    const [best = 0, next = 0] = weights.filter((_weight, i) => bits & (1 << i)).sort((a, b) => b - a);
    return (best + 0.2 * next) * (bits & wholeBit ? 1 : partShare);
  });
}

const postings = new Postings();
const partScores = new Scores();

/** Adds where a word stands to the scores; `all` counts only documents that hold the words before. */
export function addWord(scores: Scores, segment: Segment, word: number, sources: Sources, rarity: number, all: boolean): void {
  for (const { term, closeness } of sources.terms) addTerm(scores, segment, word, term, rarity * closeness, all);
  const [from, to] = sources.longer;
  const { termStarts } = segment;
  for (let term = from; term < to; term++) {
    const length = (termStarts[term + 1] as number) - (termStarts[term] as number);
    addTerm(scores, segment, word, term, rarity * longerCloseness(sources.length, length), all);
  }
  if (sources.parts.length > 0) addParts(scores, segment, word, sources, rarity, all);
  for (const document of sources.inside ?? []) {
    if (all) scores.addAll(document, word, rarity * insideCloseness * insideWeight, 0);
    else scores.addAny(document, word, rarity * insideCloseness * insideWeight, 0);
  }
}

function addTerm(scores: Scores, segment: Segment, word: number, term: number, weight: number, all: boolean): void {
  const { documents, fields, length } = postings.readWord(segment, term);
  if (all) {
    for (let i = 0; i < length; i++) {
      const bits = fields[i] as number;
      scores.addAll(documents[i] as number, word, weight * (weightOf[bits] as number), bits & nameBit);
    }
  } else {
    for (let i = 0; i < length; i++) {
      const bits = fields[i] as number;
      scores.addAny(documents[i] as number, word, weight * (sentenceWeightOf[bits] as number), bits & nameBit);
    }
  }
}

/** Documents that hold all parts of an identifier. */
function addParts(scores: Scores, segment: Segment, word: number, sources: Sources, rarity: number, all: boolean): void {
  const parts = sources.parts.toSorted((a, b) => a.frequency - b.frequency);
  partScores.begin(segment.count);
  for (const [i, part] of parts.entries()) addWord(partScores, segment, i, part, rarity / parts.length, true);
  const everyName = 2 ** parts.length - 1;
  for (let i = 0; i < partScores.length; i++) {
    const document = partScores.touched[i] as number;
    if (partScores.stage[document] !== parts.length) continue;
    const weight = (partScores.score[document] as number) * partsShare;
    const inName = partScores.inName[document] === everyName ? 1 : 0;
    if (all) scores.addAll(document, word, weight, inName);
    else scores.addAny(document, word, weight, inName);
  }
  partScores.clear();
}
