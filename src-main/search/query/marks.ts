import { fold, foldCase } from '../../../src-shared/model/fold.ts';
import { Postings } from '../segment/postings.ts';
import { type Segment, termOf, wholeBit } from '../segment/segment.ts';
import { eachWord } from '../words.ts';
import { fieldsHolding, holding } from './substring.ts';

/** Of each document of a segment the fields that hold something, as bits in their order; 0 for none. */
export type Marks = (segment: Segment) => Uint8Array;

const room = new Postings();
const everywhere = Number.POSITIVE_INFINITY;

/** Fields that hold a text, without regard to case and the number of blanks. */
export function phraseMarks(text: string): Marks {
  const needle = Buffer.from(fold(text));
  return once(segment => {
    const marks = new Uint8Array(segment.count);
    const { documents, length } = holding(segment, needle, everywhere, room);
    for (const document of documents.subarray(0, length)) marks[document] = fieldsHolding(segment, document, needle);
    return marks;
  });
}

/** Fields that hold a word as it is, by itself or as a part of an identifier; of what is no such word, those that hold the text. */
export function wordMarks(text: string): Marks {
  const term = Buffer.from(foldCase(text.normalize('NFKC')));
  if (!isOneWord(text)) return phraseMarks(text);
  return once(segment => {
    const marks = new Uint8Array(segment.count);
    const number = termOf(segment, term);
    if (number === -1) return marks;
    const { documents, fields, length } = room.readWord(segment, number);
    for (let i = 0; i < length; i++) marks[documents[i] as number] = (fields[i] as number) & ~wholeBit;
    return marks;
  });
}

/** Whether the index has the text as one term: text written without blanks it has in pairs of letters. */
function isOneWord(text: string): boolean {
  const whole: string[] = [];
  eachWord(text, (word, isWhole) => {
    if (isWhole) whole.push(word);
  });
  return whole[0] === foldCase(text.normalize('NFKC'));
}

/** Makes the marks of each segment once. */
function once(make: Marks): Marks {
  const made = new Map<Segment, Uint8Array>();
  return segment => {
    const marks = made.get(segment) ?? make(segment);
    made.set(segment, marks);
    return marks;
  };
}
