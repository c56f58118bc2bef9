import type { PlainSnippet } from './plain.ts';

/** Snippets as one JSON array, a snippet a line; what is no text stands in Base64. */
export async function* toJson(snippets: AsyncIterable<PlainSnippet>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const { fragments, ...snippet } of snippets) {
    const contents = fragments.map(({ bytes, text, ...fragment }) => ({
      ...fragment,
      ...(text === undefined ? { base64: Buffer.from(bytes as Uint8Array).toString('base64') } : { text }),
    }));
    yield `${before}${JSON.stringify({ ...snippet, fragments: contents })}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
