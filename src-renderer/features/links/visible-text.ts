/** A piece of a text as it may be shown: as it is, or the name of a character that would not be seen. */
export type Piece = { readonly text: string } | { readonly unseen: string };

/** What draws nothing, or moves what stands beside it: controls but tab and line feed, marks of direction, joiners, halves of pairs. */
const unseen = /(?![\t\n])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;

/** Cuts a text so that nothing in it can hide, or pass for something else: `U+202E` stands where the text would turn around. */
export function visiblePieces(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: character, index } of text.matchAll(unseen)) {
    if (index > from) pieces.push({ text: text.slice(from, index) });
    pieces.push({ unseen: `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}` });
    from = index + character.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
