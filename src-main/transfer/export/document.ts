import { asMarkdown } from '../../../src-shared/model/as-markdown.ts';
import { textOf } from '../../../src-shared/model/text.ts';
import type { AssetRecord } from '../../storage/port.ts';

/** A snippet as a document: its name, description and code. The code is data in both kinds, never markup. */
export function toDocument(record: AssetRecord, description: string, type: 'MD' | 'HTML'): string {
  const [original] = record.formats;
  const text = (original && textOf(original.payload)) ?? '';
  const language = original?.specific ?? 'txt';
  return type === 'MD' ? toMarkdown(record.name, description, text, language) : toHtml(record.name, description, text, language);
}

function toMarkdown(name: string, description: string, text: string, language: string): string {
  return `# ${name.replace(/\s+/g, ' ')}\n\n${description && `${description}\n\n`}${asMarkdown(text, language)}`;
}

function toHtml(name: string, description: string, text: string, language: string): string {
  const about = description === '' ? '' : `<p>${escapeHtml(description)}</p>\n`;
  return `<!doctype html>
<meta charset="utf-8">
<title>${escapeHtml(name)}</title>
<h1>${escapeHtml(name)}</h1>
${about}<pre><code class="language-${escapeHtml(language)}">${escapeHtml(text)}</code></pre>
`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character] ?? character);
}
