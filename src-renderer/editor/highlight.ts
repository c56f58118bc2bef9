import { monaco } from './monaco.ts';
import { colourOf, type TokenColour } from './token-colours.ts';

/** A part of a line in one colour. */
export interface Piece {
  readonly text: string;
  readonly colour: TokenColour;
}

/** Longer texts are shown without colours, in characters: they would hold up the window. */
const maxLength = 200_000;

/** The lines of a text in the editor's colours, for where there is no editor. */
export async function highlight(text: string, language: string): Promise<readonly (readonly Piece[])[]> {
  const lines = text.split(/\r\n|\r|\n/);
  if (language === 'plaintext' || text.length > maxLength) return lines.map(line => [{ text: line, colour: 'text' }]);
  await monaco.editor.colorize('', language, {}); // fetches the grammar
  const tokens = monaco.editor.tokenize(text, language);
  return lines.map((line, i) => piecesOf(line, tokens[i] ?? []));
}

function piecesOf(line: string, tokens: readonly { readonly offset: number; readonly type: string }[]): Piece[] {
  const pieces: Piece[] = [];
  for (const [i, { offset, type }] of tokens.entries()) {
    const text = line.slice(offset, tokens[i + 1]?.offset ?? line.length);
    const colour = colourOf(type);
    const last = pieces.at(-1);
    if (last?.colour === colour) pieces[pieces.length - 1] = { text: last.text + text, colour };
    else if (text !== '') pieces.push({ text, colour });
  }
  return pieces;
}
