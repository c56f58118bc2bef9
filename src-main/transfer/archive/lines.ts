/** The lines of a stream of bytes, without their ends; of one that is too long only that it is. */
export async function* linesOf(stream: AsyncIterable<Buffer>, most: number): AsyncGenerator<Buffer | 'tooLarge'> {
  let pieces: Buffer[] = [];
  let length = 0;

  function take(): Buffer | 'tooLarge' {
    const line = length > most ? 'tooLarge' : Buffer.concat(pieces);
    pieces = [];
    length = 0;
    return line;
  }

  for await (const chunk of stream) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, end));
      from = end + 1;
      yield take();
    }
    add(chunk.subarray(from));
  }
  if (length > 0) yield take();

  function add(piece: Buffer): void {
    length += piece.length;
    if (length > most) pieces = [];
    else if (piece.length > 0) pieces.push(piece);
  }
}
