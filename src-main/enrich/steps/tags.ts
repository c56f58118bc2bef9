import { languageOf } from '../../../src-shared/model/languages.ts';
import type { EnrichInput, OwnTag, Step } from '../step.ts';
import { leadingComment } from '../text/comments.ts';
import { definitionsOf } from '../text/definitions.ts';
import { type Family, familyOf } from '../text/families.ts';
import { headOf } from '../text/head.ts';
import { importsOf, packageOf } from '../text/imports.ts';
import { firstSentence, proseOf } from '../text/prose.ts';
import { stem, wordsOf } from '../text/words.ts';
import { isTagName, libraryTag } from './tags/libraries.ts';
import { signs } from './tags/signs.ts';
import { topicsOf } from './tags/topics.ts';

const mostTags = 5;
/** Past this many of a user's tags the rarest are not looked at. */
const mostOwnTags = 2_000;
const mostSigns = 3;
const mostTopics = 2;
/** In lines. */
const shortScript = 3;

/** What to file a snippet under, best first: the user's own words, then the libraries and technologies it uses, then its topic. */
export const tagsStep: Step<readonly string[]> = {
  name: 'tags',
  version: 1,
  run: input => {
    const found = evidenceOf(input);
    const own = ownTagsFor(found, input.ownTags ?? []);
    const taken = new Set(own.flatMap(tag => [keyOf(tag), ...synonymsOf(tag)]));
    const others = found.candidates.filter(
      tag => !taken.has(keyOf(tag)) && !(redundant.get(tag) ?? []).some(other => found.candidates.includes(other)),
    );
    return [...new Set([...own, ...others])].slice(0, mostTags);
  },
};

interface Evidence {
  readonly family: Family;
  readonly languages: ReadonlySet<string>;
  /** Tags that the text gives without knowing the user's, best first. */
  readonly candidates: readonly string[];
  /** What is imported, by any of its names. */
  readonly imported: ReadonlySet<string>;
  /** Words of the names that are defined and of what the first comment says; stems. */
  readonly named: ReadonlySet<string>;
  /** Words that the text repeats; stems. */
  readonly repeated: ReadonlySet<string>;
}

function evidenceOf({ text, language }: EnrichInput): Evidence {
  const head = headOf(text);
  const specific = language?.specific ?? 'txt';
  const family = familyOf(specific);
  const imports = importsOf(head, family);
  const definitions = definitionsOf(head, family);
  const outer = Math.min(...definitions.map(({ indent }) => indent));
  const outside = definitions.filter(({ indent }) => indent === outer);
  const defining = outside.filter(({ kind }) => kind !== 'value');
  const main = (defining.length > 0 ? defining : outside).slice(0, 6);
  const comment = leadingComment(head, specific)?.text;
  const prose = comment === undefined ? '' : firstSentence(proseOf(comment)).slice(0, 160);
  const titles = main.map(({ name }) => stemsOf(name));
  const shown = signs.filter(
    ({ sign, in: families, short }) =>
      (!short || head.split('\n').length <= shortScript) &&
      (families === undefined || families.split(' ').includes(family)) &&
      sign.test(head),
  );
  const libraries = librariesOf(imports, family, shown.length > 0);
  const topics = new Set([
    ...titles.flatMap(topicsOf),
    ...(main.length === 0 ? topicsOf(stemsOf(prose)) : topicsOf(stemsOf(prose)).filter(tag => head.toLowerCase().includes(tag))),
  ]);
  const candidates = [...libraries, ...shown.slice(0, mostSigns).map(({ tag }) => tag), ...[...topics].slice(0, mostTopics)];
  return {
    family,
    languages: new Set([specific, languageOf(specific).label, languageOf(specific).editor].map(keyOf)),
    candidates: [...new Set(candidates)],
    imported: new Set(imports.flatMap(name => [name, packageOf(name), ...name.split(/[./\\:]+/)]).map(keyOf)),
    named: new Set([...titles.flatMap(set => [...set]), ...stemsOf(prose)]),
    repeated: repeatedIn(head),
  };
}

/** A tag that says less than another which is there too. */
const redundant: ReadonlyMap<string, readonly string[]> = new Map([
  ['docker', ['docker-compose']],
  ['dom', ['react', 'vue', 'jquery']],
  ['promises', ['retry', 'fetch']],
  ['uikit', ['swiftui']],
  ['android', ['jetpack-compose', 'react-native', 'expo']],
  ['npm', ['eslint']],
  ['spring', ['spring-boot']],
  ['coroutines', ['jetpack-compose']],
]);

function librariesOf(imports: readonly string[], family: Family, others: boolean): string[] {
  const known = imports.map(name => (family === 'js' ? (libraryTag(name) ?? libraryTag(packageOf(name))) : libraryTag(name)));
  const first = known.flatMap(library => (library && !library.common ? [library.tag] : []));
  const plain = known.flatMap(library => (library?.common ? [library.tag] : []));
  const unknown =
    family === 'js' || family === 'ruby' || family === 'r'
      ? imports
          .map(packageOf)
          .filter(name => !name.startsWith('@') && !libraryTag(name) && isTagName(name) && !name.startsWith('node:'))
      : [];
  return [
    ...new Set([...first, ...unknown.slice(0, 2), ...(first.length + unknown.length === 0 && !others ? plain.slice(0, 2) : [])]),
  ];
}

/** Words that a text says again and again, but no word of its language. */
function repeatedIn(head: string): Set<string> {
  const counts = new Map<string, number>();
  for (const [word] of head.matchAll(/[A-Za-z\u00C0-\u024F]\w*/g))
    for (const part of new Set(wordsOf(word.slice(0, 64)).map(stem))) counts.set(part, (counts.get(part) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= 2).map(([part]) => part));
}

function stemsOf(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter(word => word.length >= 2)
      .map(stem),
  );
}

/** Names of one thing: a user's `ts` is TypeScript. */
const synonyms: readonly (readonly string[])[] = [
  ['js', 'javascript', 'ecmascript'],
  ['ts', 'typescript'],
  ['py', 'python', 'python3'],
  ['go', 'golang'],
  ['rs', 'rust'],
  ['rb', 'ruby'],
  ['sh', 'shell', 'bash', 'zsh', 'terminal'],
  ['ps1', 'powershell'],
  ['cs', 'csharp', 'c#'],
  ['cpp', 'c++'],
  ['kt', 'kotlin'],
  ['yml', 'yaml'],
  ['md', 'markdown'],
  ['k8s', 'kubernetes'],
  ['postgres', 'postgresql', 'pg', 'psql'],
  ['docker', 'dockerfile'],
  ['regex', 'regexp', 'regular-expressions'],
  ['react', 'reactjs'],
  ['node', 'nodejs', 'node.js'],
  ['auth', 'authentication'],
  ['i18n', 'translation'],
];

/** Words for a kind of thing, which people file its members under. */
const kinds: readonly (readonly string[])[] = [
  ['auth', 'authorization', 'jwt', 'login'],
  ['database', 'sql', 'postgres', 'mysql', 'sqlite', 'mongodb', 'redis'],
  ['css', 'scss', 'flexbox', 'css-grid'],
  ['dotnet', 'cs', 'asp.net', 'entity-framework'],
  ['containers', 'docker', 'docker-compose', 'kubernetes', 'helm'],
  ['http', 'fetch', 'axios', 'curl', 'requests', 'httpx'],
  ['testing', 'jest', 'vitest', 'pytest', 'mocha', 'rspec', 'junit', 'unittest', 'playwright', 'cypress'],
  ['tests', 'jest', 'vitest', 'pytest', 'mocha', 'rspec', 'junit', 'unittest', 'playwright', 'cypress'],
  ['crypto', 'encryption', 'hash'],
  ['ml', 'pytorch', 'tensorflow', 'scikit-learn', 'transformers'],
  ['async', 'promises', 'asyncio', 'coroutines', 'tokio'],
  ['ci', 'github-actions'],
  ['dates', 'date', 'dayjs', 'moment', 'date-fns'],
];

/** Other names of a tag. */
function synonymsOf(tag: string): string[] {
  const key = keyOf(tag);
  return synonyms
    .map(group => group.map(keyOf))
    .filter(group => group.includes(key))
    .flat();
}

/** What a word for a kind stands for. */
function membersOf(tag: string): string[] {
  const key = keyOf(tag);
  return kinds.filter(([kind = '']) => keyOf(kind) === key).flatMap(([, ...members]) => members.map(keyOf));
}

/** Tags are one where case, blanks and hyphens are all that differs. */
function keyOf(tag: string): string {
  return tag
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
    .replace(/^#/, '');
}

/** The user's tags that fit: what is imported, used, named or repeated, or the language itself; the commonest first among equals. */
function ownTagsFor(found: Evidence, ownTags: readonly OwnTag[]): string[] {
  const candidateKeys = new Set(found.candidates.map(keyOf));
  const scored = [...ownTags]
    .sort((a, b) => b.count - a.count)
    .slice(0, mostOwnTags)
    .map(({ text, count }) => ({ text, count, score: fitOf(text, found, candidateKeys) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.count - a.count);
  const seen = new Set<string>();
  return scored
    .filter(({ text }) => !seen.has(keyOf(text)) && seen.add(keyOf(text)))
    .map(({ text }) => text)
    .slice(0, mostTags);
}

function fitOf(tag: string, { languages, imported, named, repeated }: Evidence, candidates: ReadonlySet<string>): number {
  const key = keyOf(tag);
  if (key === '') return 0;
  if (candidates.has(key)) return 5;
  if (key.length >= 3 && imported.has(key)) return 4;
  const others = [...synonymsOf(tag), ...membersOf(tag)];
  if (others.some(other => candidates.has(other))) return 3;
  if (languages.has(key) || others.some(other => languages.has(other))) return 1;
  const stems = wordsOf(tag).map(stem);
  if (key.length < 3 || stems.length === 0) return 0;
  if (stems.every(word => named.has(word))) return 2;
  return stems.every(word => repeated.has(word) && word.length >= 4) ? 1 : 0;
}
