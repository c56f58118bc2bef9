import { asMarkdown } from '../../../src-shared/model/as-markdown.ts';
import type { PlainFragment, PlainSnippet } from './plain.ts';

/** Snippets as one document, a heading each. Texts are code, never markup. */
export async function* toMarkdown(snippets: AsyncIterable<PlainSnippet>): AsyncGenerator<string> {
  let before = '';
  for await (const snippet of snippets) {
    yield before + section(snippet);
    before = '\n';
  }
}

function section({ name, description, tags, websites, fragments }: PlainSnippet): string {
  const about = [
    description,
    tags.map(tag => `\`${oneLine(tag).replaceAll('`', "'")}\``).join(' '),
    websites.map(url => `<${oneLine(url).replace(/[<> ]/g, encodeURIComponent)}>`).join(' '),
  ].filter(part => part !== '');
  return [`# ${oneLine(name)}\n`, ...about.map(part => `${part}\n`), ...fragments.map(block)].join('\n');
}

function block({ name, language, text, bytes }: PlainFragment): string {
  const heading = name === '' ? '' : `## ${oneLine(name)}\n\n`;
  return (
    heading + (text === undefined ? `*${language}, ${bytes.length} bytes, which are no text*\n` : asMarkdown(text, language))
  );
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
