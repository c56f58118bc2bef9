import type { Piece } from '../../editor/highlight.ts';
import type { Colours } from './colours.ts';

/** Highlighted lines as HTML that looks the same wherever it is pasted: its colours stand in it. */
export function asHtml(lines: readonly (readonly Piece[])[], colours: Colours): string {
  const style = `margin:0;padding:12px 16px;border-radius:8px;background:${colours.bg};color:${colours.text};font:13px/1.5 'JetBrains Mono',ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap;tab-size:2`;
  const code = lines.map(line => line.map(piece => toSpan(piece, colours)).join('')).join('\n');
  return `<pre style="${style}"><code>${code}</code></pre>`;
}

function toSpan({ text, colour }: Piece, colours: Colours): string {
  return colour === 'text' ? escapeMarkup(text) : `<span style="color:${colours[colour]}">${escapeMarkup(text)}</span>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text that stands in markup, between tags or in an attribute. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, sign => entities[sign] ?? sign);
}
