import type { ClassificationGeneric } from './enums.ts';
import { classificationSpecifics } from './enums.ts';

/** What follows from the specific classification (assets-api section 7.3); all that is not listed is CODE. */
const generics: Readonly<Record<Exclude<ClassificationGeneric, 'CODE'>, string>> = {
  IMAGE: 'png jpg jpeg jpe jpgm gif webp bmp ico tif tiff svgz ai eps',
  VIDEO: 'mp4 ogv qt webm jpgv',
  FILE: `pdf zip gz jar bin exe dmg mpkg rpm doc docm docx ppt pptx pptm xla xlam xlc xlm xls xlsb xlsm xlsx xlt xltm xltx
    mp2 mp2a mp3 mp4a oga ogg ogx wav weba woff woff2 eot wasm pyc class`,
  TEXT: 'txt text log csv md mdown mdwn markdown markdn rtf rtx list hljs-plaintext hljs-markdown',
  EXTERNAL_RESOURCE_REFERENCE: `uri uris urls uniform_resource_locator custom_url_scheme unix_file_path windows_file_path
    uniform_resource_identifier`,
  UNKNOWN: 'UNKNOWN',
};

const genericOf = new Map(
  Object.entries(generics).flatMap(([generic, list]) =>
    list.split(/\s+/).map(specific => [specific, generic as ClassificationGeneric] as const),
  ),
);

export function toGeneric(specific: string): ClassificationGeneric {
  return genericOf.get(specific) ?? 'CODE';
}

const specifics = new Set(classificationSpecifics);
/** Published values by their lower-case spelling, for extensions of files (`Foo.R`, `PHOTO.PNG`). */
const byLowerCase = new Map(classificationSpecifics.map(specific => [specific.toLowerCase(), specific]));

/** Extensions of today that the published list lacks, under the nearest value that it has. */
const aliases = new Map([
  ['mts', 'ts'],
  ['cts', 'ts'],
  ['cjs', 'js'],
  ['jsonc', 'json'],
  ['json5', 'json'],
  ['kts', 'kt'],
  ['less', 'css'],
  ['mdx', 'md'],
]);

/** Whole file names that say what is inside. */
const fileNames = new Map([
  ['dockerfile', 'dockerfile'],
  ['containerfile', 'dockerfile'],
  ['makefile', 'hljs-makefile'],
  ['gnumakefile', 'hljs-makefile'],
  ['cmakelists.txt', 'hljs-cmake'],
]);

/** Published values that are names of files: Gemfile, Rakefile, .bashrc and their like. */
const wholeName = /^(?:\.|[A-Z][a-z])/;

/** The classification that a file's name says, or undefined when it says none. */
export function specificFromName(name: string): string | undefined {
  const base = name.split(/[\\/]/).at(-1) ?? name;
  if (wholeName.test(base) && specifics.has(base)) return base;
  const known = fileNames.get(base.toLowerCase());
  if (known) return known;
  const dot = base.lastIndexOf('.');
  if (dot < 0 || dot === base.length - 1) return undefined;
  const extension = base.slice(dot + 1);
  if (specifics.has(extension)) return extension;
  const lower = extension.toLowerCase();
  return byLowerCase.get(lower) ?? aliases.get(lower);
}

/** First bytes of formats that often arrive without name or extension (assets-api section 7.3). */
const magic: readonly { readonly specific: string; readonly at: number; readonly bytes: string }[] = [
  { specific: 'png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { specific: 'jpg', at: 0, bytes: '\xff\xd8\xff' },
  { specific: 'gif', at: 0, bytes: 'GIF87a' },
  { specific: 'gif', at: 0, bytes: 'GIF89a' },
  { specific: 'webp', at: 8, bytes: 'WEBP' },
  { specific: 'bmp', at: 0, bytes: 'BM' },
  { specific: 'pdf', at: 0, bytes: '%PDF-' },
  { specific: 'zip', at: 0, bytes: 'PK\x03\x04' },
  { specific: 'zip', at: 0, bytes: 'PK\x05\x06' },
];

/** What the first bytes say, or undefined. */
export function specificFromMagic(bytes: Uint8Array): string | undefined {
  return magic.find(({ specific, at, bytes: wanted }) => {
    if (bytes.length < at + wanted.length) return false;
    if (specific === 'webp' && !startsWith(bytes, 'RIFF', 0)) return false;
    if (specific === 'bmp' && !isBitmap(bytes)) return false;
    return startsWith(bytes, wanted, at);
  })?.specific;
}

function startsWith(bytes: Uint8Array, wanted: string, at: number): boolean {
  for (let i = 0; i < wanted.length; i++) if (bytes[at + i] !== wanted.charCodeAt(i)) return false;
  return true;
}

/** Two letters are too few: a text may begin with BM. A bitmap's header, of 26 bytes at least, holds numbers, so control characters. */
function isBitmap(bytes: Uint8Array): boolean {
  return bytes.subarray(2, 26).some(byte => byte < 9);
}

/** MIME types of the images that a window shows inline; everything else is handed out as a download. */
export const imageTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
};
