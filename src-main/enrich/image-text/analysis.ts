import type { Analysis, Format } from '../../../src-shared/model/asset.ts';
import type { ImageText } from './read.ts';

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
 * and `hocr` another one, with the text of `toHocr`.
 */
export function toAnalysis(picture: { readonly id: string }, raw: Format, hocr: Format): Analysis {
  const { id } = picture; // a picture has one analysis, which no operation asks for by id
  return {
    id,
    format: id,
    image: { id, analysis: id, ocr: { id: raw.id, raw, hocr, image: id, model: { ...model, created: raw.created } } },
  };
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The lines and their places as hOCR (https://kba.github.io/hocr-spec/1.2/). */
export function toHocr({ lines }: Pick<ImageText, 'lines'>): string {
  const spans = lines.map(({ text, box: { x0, y0, x1, y1 } }) => {
    const escaped = text.replace(/[&<>"]/g, sign => entities[sign] ?? sign);
    return `<span class="ocr_line" title="bbox ${x0} ${y0} ${x1} ${y1}">${escaped}</span>`;
  });
  return `<div class="ocr_page">\n${spans.join('\n')}\n</div>\n`;
}
