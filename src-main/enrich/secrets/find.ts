import type { Secret } from '../../../src-shared/model/secrets.ts';
import { assignments } from './assignments.ts';
import { type Format, formats } from './formats.ts';

/** The most of one format that are told apart; so lists stay small, and what comes after is covered as a whole. */
const maxOfOneFormat = 10_000;

/**
 * The secrets of a text, in order, not overlapping: published formats first, then what stands behind a telling name and
 * looks drawn at random. Takes time in proportion to the text (bench/enrich-secrets.ts).
 */
export function findSecrets(text: string): Secret[] {
  const found: Secret[] = [];
  let uncounted = Number.POSITIVE_INFINITY;
  const collect = (secrets: Iterable<Secret>) => {
    let count = 0;
    for (const secret of secrets) {
      if (++count > maxOfOneFormat) {
        uncounted = Math.min(uncounted, secret.start);
        return;
      }
      found.push(secret);
    }
  };
  for (const format of formats) if (format.hints.some(hint => text.includes(hint))) collect(matchesOf(text, format));
  collect(likely(text));
  const kept = apart(found);
  return uncounted > text.length ? kept : [...kept.filter(({ end }) => end <= uncounted), rest(uncounted, text.length)];
}

function* matchesOf(text: string, { kind, what, category, severity, pattern, check }: Format): Generator<Secret> {
  for (const match of text.matchAll(pattern)) {
    const groups = match.indices?.groups;
    const [from, to] = groups?.secret ?? [match.index, match.index + match[0].length];
    const value = text.slice(from, to);
    if (check && !check(value)) continue;
    const start = from + value.length - value.trimStart().length; // the line breaks around a key's body stay
    const end = to - value.length + value.trimEnd().length;
    const shown = groups?.shown ? groups.shown[1] - groups.shown[0] : 0;
    yield { kind, what, category, severity, certainty: 'certain', start, end, shown };
  }
}

function* likely(text: string): Generator<Secret> {
  for (const assignment of assignments(text)) yield { ...assignment, severity: 'MODERATE', certainty: 'likely', shown: 0 };
}

/** Where two overlap the certain one stays, else the one that begins first. */
function apart(found: readonly Secret[]): Secret[] {
  const kept: Secret[] = [];
  for (const secret of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || secret.start >= last.end) kept.push(secret);
    else if (last.certainty === 'likely' && secret.certainty === 'certain') kept[kept.length - 1] = secret;
  }
  return kept;
}

function rest(start: number, end: number): Secret {
  const what = 'text with very many secrets';
  return { kind: 'many', what, category: 'SECRET', severity: 'HIGH', certainty: 'likely', start, end, shown: 0 };
}
