import { maxEditableBytes, type Snippet } from '../../src-shared/model/library.ts';
import { textOf } from '../../src-shared/model/text.ts';
import type { AssetRecord } from '../storage/port.ts';

/** An asset as the window shows it. Formats that only repeat the original for other clients (role PREVIEW) are not fragments of their own. */
export function toSnippet(record: AssetRecord): Snippet {
  const { id, name, version, favourite = false, created, updated, deleted, mechanism, formats, tags, websites } = record;
  const shown = formats.filter(format => format.role !== 'PREVIEW');
  const [original] = formats;
  if (!original) throw new Error('An asset has no format');
  const description = record.annotations.find(annotation => annotation.type === 'DESCRIPTION');
  return {
    id,
    name,
    version,
    favourite,
    suggested: record.pseudo || record.discovered === true,
    created,
    updated,
    ...(deleted !== undefined && { deleted }),
    mechanism,
    application: original.application,
    ...(record.origin && { origin: record.origin }),
    fragments: shown.map(({ id: format, label, generic, specific, size, payload, imageText }) => {
      const text = generic === 'IMAGE' && typeof payload !== 'string' ? undefined : textOf(payload);
      const isPaged = text !== undefined && size > maxEditableBytes;
      return {
        ...{ id: format, label, generic, language: specific, size },
        ...(isPaged ? { paged: true as const } : text !== undefined && { text }),
        ...(imageText !== undefined && { imageText }),
      };
    }),
    tags: tags.map(tag => tag.text),
    websites: websites.map(({ url, name: title }) => ({ url, name: title })),
    ...(description && { description: description.text }),
    generated: {
      name: record.nameDerived,
      language: original.classified === 'guessed',
      tags: tags.filter(tag => tag.mechanism === 'AUTOMATIC').map(tag => tag.text),
      description: description?.mechanism === 'AUTOMATIC',
    },
    secrets: record.sensitives.map(({ text, name: kind }) => ({ text, name: kind })),
  };
}
