import { randomUUID } from 'node:crypto';
import { toGeneric } from '../../src-shared/model/classification.ts';
import { redact } from '../../src-shared/model/secrets.ts';
import type { EnrichmentStep } from '../../src-shared/model/settings.ts';
import { textOf } from '../../src-shared/model/text.ts';
import type { TagLink, WebsiteLink } from '../storage/port.ts';
import { findSecrets } from './secrets/find.ts';
import { phrase, sensitivesIn } from './secrets/sensitives.ts';
import type { EnrichInput } from './step.ts';
import { descriptionStep } from './steps/description.ts';
import { languageStep } from './steps/language.ts';
import { tagsStep } from './steps/tags.ts';
import { titleStep } from './steps/title.ts';
import { websitesStep } from './steps/websites.ts';
import type { Enrichable, Found, Task } from './thread.ts';

/** More would fill the strip that shows them. */
const maxTags = 5;
const maxWebsites = 20;
/** Characters that a name is made of: the steps read no further. */
const titleScope = 20_000;

/** What all steps find in one asset. Of an image they read the text that was recognised in it. */
export function runSteps({ asset, steps, bounds, ownTags, imageTexts }: Task): Found {
  const written = textsOf(asset);
  const [source] = written;
  const texts = [...written, ...imageTexts].map(({ text }) => text);
  const found: Found = imageTexts.length > 0 ? { imageTexts } : {};
  const [main] = texts;
  const original = asset.formats[0];
  if (main === undefined || !original) return found;
  const wants = (step: EnrichmentStep) => steps.includes(step);
  const isGuessed = original.classified === 'guessed' && typeof original.payload === 'string';
  const language = wants('language') && isGuessed ? languageStep.run({ text: main }).specific : undefined;
  const described = source?.format ?? original;
  const specific = language ?? source?.format.specific ?? languageStep.run({ text: main }).specific;
  const by = described.classified === 'chosen' ? 'user' : 'name';
  const input = { text: main, fileName: described.label || undefined, language: { specific, by }, ownTags } as const;
  return {
    ...found,
    ...(language !== undefined && { language: { generic: toGeneric(language), specific: language } }),
    ...(wants('title') && asset.nameDerived && { name: titleOf(input) }),
    ...(wants('tags') && {
      tags: tagsStep
        .run(input)
        .slice(0, Math.min(maxTags, bounds.tags ?? maxTags))
        .map(toTag),
    }),
    ...(wants('links') && {
      websites: websitesStep
        .run(input)
        .slice(0, Math.min(maxWebsites, bounds.websites ?? maxWebsites))
        .map(toWebsite),
    }),
    ...(wants('description') && { description: { id: randomUUID(), text: descriptionStep.run(input) ?? '' } }),
    ...(wants('secrets') && { sensitives: sensitivesIn(texts) }),
  };
}

/** A name is shown everywhere, so none is made of a secret; a snippet that is nothing else is called what it is. */
function titleOf(input: EnrichInput): string {
  const head = input.text.slice(0, titleScope);
  const secrets = findSecrets(head);
  const [only, ...more] = secrets;
  const isAll = only && more.length === 0 && only.start === 0 && only.end === head.trimEnd().length;
  return isAll ? phrase(only.what) : titleStep.run({ ...input, text: redact(head, secrets) });
}

/** The texts of the asset, in the order of its fragments; a format that repeats one for other clients is left out. */
function textsOf({ formats }: Enrichable): { readonly text: string; readonly format: Enrichable['formats'][number] }[] {
  const shown = formats.filter(({ role, generic }) => role !== 'PREVIEW' && generic !== 'IMAGE');
  return shown.flatMap(format => {
    const text = textOf(format.payload);
    return text === undefined ? [] : { text, format };
  });
}

function toTag(text: string): TagLink {
  return { id: randomUUID(), text, category: 'UNKNOWN', mechanism: 'AUTOMATIC' };
}

function toWebsite({ url, name }: Pick<WebsiteLink, 'url' | 'name'>): WebsiteLink {
  return { id: randomUUID(), url, name, mechanism: 'AUTOMATIC' };
}
