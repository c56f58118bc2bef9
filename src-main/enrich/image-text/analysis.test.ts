import { AnalysisFromJSON, AnalysisToJSON } from '@pieces.app/pieces-os-client';
import { expect, test } from 'vitest';
import { FlattenedAsset, Format } from '../../../src-shared/model/asset.ts';
import { application } from '../../testing/library.ts';
import { toAnalysis, toHocr } from './analysis.ts';

const at = { value: '2026-01-01T00:00:00.000Z', readable: 'just now' };
const times = { created: at, updated: at };
const asset = FlattenedAsset.parse({
  ...{ id: 'a', name: 'x', creator: 'u', mechanism: 'MANUAL', original: 'picture', ...times },
  formats: { iterable: [{ id: 'picture' }, { id: 'text' }, { id: 'hocr' }] },
  preview: { base: 'picture' },
});

function file(id: string, text: string): Format {
  return Format.parse({
    ...{ id, creator: 'u', role: 'ADDITIONAL', application, asset, ...times },
    classification: { generic: 'TEXT', specific: 'txt' },
    bytes: { value: text.length, readable: `${text.length} B` },
    file: { bytes: { raw: Array.from(Buffer.from(text)) } },
  });
}

const raw = file('text', 'const a = 1;');
const analysis = toAnalysis({ id: 'picture', created: at }, raw, file('hocr', '<div></div>'));

test('clients find the text of a picture: the id at ocr.raw, the bytes in that format', () => {
  expect(analysis.image.ocr.raw.id).toBe('text');
  const { file: found } = analysis.image.ocr.raw;
  expect(Buffer.from(JSON.parse(JSON.stringify(found)).bytes.raw).toString()).toBe('const a = 1;');
  expect(Format.shape.analysis.parse(analysis)).toBeDefined();
});

test('the published client reads and writes it unchanged', () => {
  const json = JSON.parse(JSON.stringify(analysis));
  expect(JSON.parse(JSON.stringify(AnalysisToJSON(AnalysisFromJSON(json))))).toEqual(json);
});

test('the lines as hOCR, with nothing of them as markup', () => {
  expect(toHocr('if (a < b && "c")\n\n  d()')).toBe(
    '<div class="ocr_page">\n<span class="ocr_line">if (a &lt; b &amp;&amp; &quot;c&quot;)</span>\n<span class="ocr_line">  d()</span>\n</div>\n',
  );
});
