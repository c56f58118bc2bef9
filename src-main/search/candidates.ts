import type { ReadDb } from '../storage/sqlite/db.ts';
import { type Document, type Field, fields } from './document.ts';

/** A folded document with the asset it belongs to. */
export interface Candidate extends Document {
  readonly asset: number;
}

const gramLength = 3;
const anyField = fields.map(field => `instr(${field}, @needle) > 0`).join(' OR ');

/** Finds the assets that hold a folded text as a substring of a field: by trigrams, or by a scan for one or two letters. */
export function createCandidates(db: ReadDb) {
  const byGrams = db.prepare<{ grams: string; needle: string }, Candidate>(`
    SELECT * FROM search_text WHERE asset IN (SELECT rowid FROM search_grams WHERE search_grams MATCH @grams) AND (${anyField})`);
  const byScan = db.prepare<{ needle: string }, Candidate>(`SELECT * FROM search_text WHERE ${anyField}`);
  const byWords = db.prepare<[string], Candidate>(`
    SELECT * FROM search_text WHERE asset IN (SELECT rowid FROM search_words WHERE search_words MATCH ?)`);

  return {
    holding(needle: string): readonly Candidate[] {
      const grams = gramsOf(needle);
      return grams.length === 0 ? byScan.all({ needle }) : byGrams.all({ grams: grams.map(quote).join(' AND '), needle });
    },
    /** Assets that hold any of the words. */
    withWords(words: readonly string[]): readonly Candidate[] {
      return words.length === 0 ? [] : byWords.all(words.map(quote).join(' OR '));
    },
  };
}

export type Candidates = ReturnType<typeof createCandidates>;

export function fieldsHolding(document: Document, needle: string): readonly Field[] {
  return fields.filter(field => document[field].includes(needle));
}

/** An FTS5 string: nothing in it is an operator. */
export function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function gramsOf(needle: string): readonly string[] {
  const letters = Array.from(needle);
  const grams = new Set<string>();
  for (let i = 0; i + gramLength <= letters.length; i++) grams.add(letters.slice(i, i + gramLength).join(''));
  return [...grams].filter(gram => !gram.includes('\0')); // FTS5 reads its queries up to the first NUL
}
