import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { featuresOf } from '../src-main/enrich/language/features.ts';
import { type Cut, cutPackage, seeded } from './language-model/cut.ts';
import { type Example, learn } from './language-model/learn.ts';

/*
 * Learns src-main/enrich/language/weights.json, and cuts the held-out snippets of bench/enrich/snippets.json, from a folder of
 * unpacked packages: `npm run train-language-model -- FOLDER`. The packages and their versions are in
 * scripts/language-model/packages.json, got by `npm pack` and `apt-get source`; 2 GB, so they are not part of the project.
 */

const core =
  'js ts py java c cpp cs go rs rb php swift kt lua pl r sh ps1 sql html css scss json yaml toml xml md dockerfile hs hljs-makefile'.split(
    ' ',
  );
const options = { features: 14_000, perLabel: 4_000, passes: 6, decay: 0.000_01 };
/** Examples of a language that few people save: enough to know it, too few to claim what is another's. */
const ofOthers = 500;
const heldOutCount = 500;
/** Longer ones would be half of the fixture. */
const longestHeldOut = 2_600;

interface Packages {
  readonly heldOut: readonly string[];
  readonly learnt: readonly string[];
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: train-language-model FOLDER');
const packages: Packages = JSON.parse(readFileSync(new URL('language-model/packages.json', import.meta.url), 'utf8'));
const heldOut = new Set(packages.heldOut.map(entry => entry.split(' ')[0]));

const learnt: Cut[] = [];
const judged: Cut[] = [];
const seen = new Set<string>();
for (const name of readdirSync(folder).sort()) {
  const random = seeded(name.length * 7919 + name.charCodeAt(name.length - 1) + 1);
  for (const cut of cutPackage(join(folder, name), name, random)) {
    if (seen.has(cut.text)) continue;
    seen.add(cut.text);
    (heldOut.has(name) ? judged : learnt).push(cut);
  }
}
writeFileSync(join(import.meta.dirname, '..', 'bench', 'enrich', 'snippets.json'), `${fixture(judged)}\n`);
writeFileSync(join(import.meta.dirname, '..', 'src-main', 'enrich', 'language', 'weights.json'), `${weights(learnt)}\n`);

/** As many of each language, in turn from its packages. */
function fixture(cuts: readonly Cut[]): string {
  const random = seeded(11);
  const chosen = core.flatMap((label, i) => {
    const count = Math.floor(heldOutCount / core.length) + (i < heldOutCount % core.length ? 1 : 0);
    const queues = [
      ...Map.groupBy(
        cuts.filter(cut => cut.label === label && cut.text.length <= longestHeldOut),
        ({ from }) => from,
      ).values(),
    ];
    const taken: Cut[] = [];
    while (taken.length < count && queues.some(queue => queue.length > 0))
      for (const queue of queues.sort(() => random() - 0.5)) {
        const [cut] = queue.splice(Math.floor(random() * queue.length), 1);
        if (cut && taken.length < count) taken.push(cut);
      }
    return taken;
  });
  return `[\n${chosen.map(cut => JSON.stringify(cut)).join(',\n')}\n]`;
}

function weights(cuts: readonly Cut[]): string {
  const limited = limit(cuts.filter(tells));
  const { labels, features, weights } = learn(limited, options);
  const sizes = Float32Array.from(weights, Math.abs).sort();
  // A few weights far out would make the steps of all the others coarse.
  const scale = (sizes[Math.floor(sizes.length * 0.9995)] as number) / 127;
  const steps = Int8Array.from(weights, weight => Math.max(-127, Math.min(127, Math.round(weight / scale))));
  console.log(`learnt ${labels.length} languages from ${limited.length} snippets, ${features.length} features`);
  // Long strings, since the bundle that holds them is read at every start.
  return JSON.stringify({
    labels,
    scale,
    features: features.join('\n'),
    steps: deflateSync(steps, { level: 9 }).toString('base64'),
  });
}

/** All of what people save most; of the others some, spread over what there is. */
function limit(examples: readonly Example[]): Example[] {
  return [...Map.groupBy(examples, ({ label }) => label)].flatMap(([label, list]) => {
    if (core.includes(label) || list.length <= ofOthers) return list;
    const stride = list.length / ofOthers;
    return Array.from({ length: ofOthers }, (_, i) => list[Math.floor(i * stride)] as Example);
  });
}

/** Whether a snippet has what sets its language apart from the one that it extends: SCSS without it is CSS, whatever the file is called. */
function tells({ label, text }: Cut): boolean {
  const has = (...names: string[]) => names.some(name => features.has(name));
  const features = featuresOf(text);
  switch (label) {
    case 'scss':
      return has('=scss', '=nested');
    case 'hljs-less':
      return has('=less', '=nested');
    case 'mm':
      return has('=objc');
    case 'vue':
      return /<template|<script|v-\w+=|@\w+="|:\w+="/.test(text);
    case 'svelte':
      return /<script|\{[#@:/]|on:\w+=|\$:/.test(text);
    case 'tsx':
    case 'jsx':
      return has('=element') && has('=closing');
    case 'md':
      return has('=heading', '=link', '=fence', '=bullet') || /`|\*\*/.test(text);
    default:
      return true;
  }
}
