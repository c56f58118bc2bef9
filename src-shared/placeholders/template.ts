import { formatDate } from './dates.ts';
import { type Place, type Placeholder, placesIn } from './notation.ts';

/** What a person fills in once, however often it stands in the text. */
export interface Field {
  /** What its value is remembered by: the number, or the name. */
  readonly key: string;
  readonly label: string;
  /** What stands there until it is filled in. */
  readonly initial: string;
}

/** A text with placeholders. */
export interface Template {
  readonly parts: readonly (string | Placeholder)[];
  /** Numbered ones first, by number; named ones as they come. */
  readonly fields: readonly Field[];
  /** Whether they can be nothing else than placeholders: where they may be code, a person has to ask for filling them in. */
  readonly isMeant: boolean;
}

export interface Surroundings {
  /** The text on the clipboard. */
  readonly clipboard: string;
  readonly now: Date;
}

export interface Filled {
  readonly text: string;
  /** Where the caret goes, in UTF-16 units; absent where nothing says so. */
  readonly caret?: number | undefined;
}

/**
 * The placeholders of a text; undefined where there are none. Where some are meant, those that may be code stay as they are.
 *
 * @param language a classification, which says what may be code
 */
export function parseTemplate(text: string, language: string): Template | undefined {
  const places = placesIn(text, language);
  const isMeant = places.some(({ meant, placeholder }) => placeholder && meant);
  const used = places.filter(({ meant }) => meant === isMeant);
  if (!used.some(({ placeholder }) => placeholder)) return undefined;
  return { parts: partsOf(text, used), fields: fieldsOf(used), isMeant };
}

/** A stretch of a filled text. */
export interface Piece {
  readonly text: string;
  /** Absent for what stands there anyway. */
  readonly kind?: Placeholder['kind'];
}

/** The pieces of the text with its placeholders filled in; a field without a value has its initial one. */
export function filledPieces(
  { parts, fields }: Template,
  values: ReadonlyMap<string, string>,
  { clipboard, now }: Surroundings,
): readonly Piece[] {
  const initials = new Map(fields.map(({ key, initial }) => [key, initial]));
  const textOf = (placeholder: Placeholder): string => {
    switch (placeholder.kind) {
      case 'field':
        return values.get(placeholder.key) ?? initials.get(placeholder.key) ?? '';
      case 'clipboard':
        return clipboard;
      case 'date':
        return formatDate(now, placeholder.format);
      case 'cursor':
        return '';
    }
  };
  return parts.map(part => (typeof part === 'string' ? { text: part } : { text: textOf(part), kind: part.kind }));
}

/** What the pieces are together. Of several places for the caret the first is it. */
export function joinPieces(pieces: readonly Piece[]): Filled {
  const text = pieces.map(piece => piece.text).join('');
  const cursor = pieces.findIndex(({ kind }) => kind === 'cursor');
  if (cursor === -1) return { text };
  return { text, caret: pieces.slice(0, cursor).reduce((length, piece) => length + piece.text.length, 0) };
}

/** How often the left arrow is pressed to get from the end of a text to its caret: once a character as people see it. */
export function stepsToCaret({ text, caret = text.length }: Filled): number {
  return [...new Intl.Segmenter().segment(text.slice(caret))].length;
}

function partsOf(text: string, places: readonly Place[]): Template['parts'] {
  const parts: (string | Placeholder)[] = [];
  let done = 0;
  for (const { from, to, placeholder } of places) {
    if (from > done) parts.push(text.slice(done, from));
    if (placeholder) parts.push(placeholder);
    done = to;
  }
  if (done < text.length) parts.push(text.slice(done));
  return parts;
}

function fieldsOf(places: readonly Place[]): readonly Field[] {
  const fields = new Map<string, Field>();
  for (const { placeholder } of places) {
    if (placeholder?.kind !== 'field') continue;
    const { key, initial } = placeholder;
    const known = fields.get(key);
    if (known && (known.initial !== '' || initial === undefined)) continue;
    fields.set(key, { key, label: labelOf(key, initial), initial: initial ?? '' });
  }
  const numberOf = ({ key }: Field) => (/^\d+$/.test(key) ? Number(key) : Number.POSITIVE_INFINITY);
  return [...fields.values()].sort((a, b) => (numberOf(a) === numberOf(b) ? 0 : numberOf(a) - numberOf(b)));
}

/** The value of a numbered field names it where it reads like a name. */
function labelOf(key: string, initial = ''): string {
  if (!/^\d+$/.test(key)) return key;
  return /^[\p{L}_][\p{L}\p{N}_ -]{0,30}$/u.test(initial) ? initial : `#${key}`;
}
