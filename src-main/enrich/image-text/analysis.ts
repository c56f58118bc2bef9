import type { GroupedTimestamp } from '../../../src-shared/model/common.ts';

/** Who read it, as the published model wants it. The version is that of tesseract.js-core. */
const model = {
  id: '6d1f3c52-8c3e-4c8b-9a43-2f4c5b0f7e11',
  version: '7.0.0',
  name: 'Tesseract',
  cloud: false,
  type: 'ACCURACY',
  usage: 'OCR',
} as const;

/**
 * What `original.reference.analysis` of a picture says. Clients take `image.ocr.raw.id` and read the bytes of the format
 * with this id in `formats.iterable`: so `raw` is an additional `file` of the asset whose `bytes` are the text in UTF-8,
 * and `hocr` another one, with the text of `toHocr`. In a flattened format both are references.
 */
export function toAnalysis<File extends { readonly id: string }>(
  { id, created }: { readonly id: string; readonly created: GroupedTimestamp },
  raw: File,
  hocr: File,
) {
  // A picture has one analysis, which no operation asks for by id.
  return { id, format: id, image: { id, analysis: id, ocr: { id: raw.id, raw, hocr, image: id, model: { ...model, created } } } };
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The lines as hOCR (https://kba.github.io/hocr-spec/1.2/), without places: only the text is stored. */
export function toHocr(text: string): string {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const spans = lines.map(line => `<span class="ocr_line">${line.replace(/[&<>"]/g, sign => entities[sign] ?? sign)}</span>`);
  return `<div class="ocr_page">\n${spans.join('\n')}\n</div>\n`;
}
