import { maskSecrets } from '../../src-shared/model/mask.ts';
import { titleFromText } from '../../src-shared/model/title.ts';
import { sensitivesIn } from '../enrich/secrets/sensitives.ts';
import type { FormatEdit, NewAsset, SensitiveLink, Storage } from '../storage/port.ts';

/** Characters of a text that are looked at before it is stored; the enrichment looks at all of it. */
const scope = 32_768;

/**
 * A storage that knows the secrets of a text with its save, so that no list shows one until the enrichment has come to it,
 * and a derived name holds none.
 */
export function markingSecrets(storage: Storage, isOn: () => boolean): Storage {
  function marked(asset: NewAsset): NewAsset {
    const sensitives = isOn() ? sensitivesIn(headsOf(asset.formats)) : [];
    if (sensitives.length === 0) return asset;
    return { ...asset, name: asset.nameDerived ? nameWithout(sensitives, asset.formats) : asset.name, sensitives };
  }

  return {
    ...storage,
    create: asset => storage.create(marked(asset)),
    save: asset => storage.save(marked(asset)),
    edit: change => {
      const formats: readonly WithText[] = [
        ...(change.formats ?? []),
        ...(change.layout ?? []).filter(format => 'payload' in format),
      ];
      const sensitives = isOn() ? sensitivesIn(headsOf(formats)) : [];
      if (sensitives.length === 0) return storage.edit(change);
      const name = change.name?.derived ? { ...change.name, text: nameWithout(sensitives, formats) } : change.name;
      return storage.edit({ ...change, ...(name && { name }), sensitives });
    },
  };
}

interface WithText {
  readonly payload?: FormatEdit['payload'];
}

/** Of bytes that are text there is a format with their text beside them. */
function headsOf(formats: readonly WithText[]): string[] {
  const texts = formats.flatMap(({ payload }) => (typeof payload === 'string' ? payload.slice(0, scope) : []));
  return [...new Set(texts)];
}

function nameWithout(sensitives: readonly SensitiveLink[], formats: readonly WithText[]): string {
  const [head = ''] = headsOf(formats);
  const secrets = sensitives.map(({ text }) => text);
  return titleFromText(maskSecrets(head, secrets));
}
