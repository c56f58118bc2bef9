import type { Secret } from '../../../src-shared/model/secrets.ts';
import { named, type Sort, sortOfName } from './names.ts';
import { isSecretValue } from './values.ts';

/* Secrets that only their names give away: `password = "…"`, `API_KEY: …`, `<secret>…</secret>`. */

/** Whatever can make a name sensitive; the words of the whole name are looked at after. */
const sensitive =
  /pass(?:w(?:or)?d|phrase|code)|passwd|pwd|pass(?![a-z])|secret|token|key|cred|cookie|salt|(?<![a-z])pat(?![a-z])|auth/gi;

/** How far a name is followed to both sides, in units. */
const nameReach = 80;

type Assignment = Pick<Secret, 'kind' | 'what' | 'category' | 'start' | 'end'>;
type Range = Pick<Secret, 'start' | 'end'>;

/** `= "…"`, `: '…'`, `=> "…"`, `: string = "…"`, `", "…"`, `("…"`, also over the `value` of a pair; up to the quote. */
const quoted =
  /["'`]?\]?\s{0,8}(?:(?::\s{0,2}[\w<>[\]|?.&']{1,24}\s{0,2})?(?:=>|:=|===?|!==?|[:=])\s{0,8}|(?<=["'`])\s{0,4},\s{0,8}|\()(?:(?:await|new)\s{1,2})?(?:[bru@$]{1,2}(?=["']))?(?:\w{1,12}\()?(["'`])/y;
const pair = /["'`]?\s{0,4}[,;]?\s{0,40}["']?value["']?\s{0,4}[:=]\s{0,4}(["']?)/iy;
/** `NAME=value` and `name: value` without quotes; a colon wants a blank, as YAML does. */
const bare = /\s{0,3}(?:[:?+]?=\s{0,3}|:[ \t]{1,12})(?!["'`])/y;
const element = />\s{0,20}/y;
/** `--password value`, `ENV NAME value`. */
const spaced = /[ =]{1,3}["']?/y;
const bareStart = /[^\s"'`<>,;&|\\]{6,400}/y;
const bareRest = /[^\s"'`<>,;&|\\]*/y;

const lineStart =
  /(?:^|\n)[ \t]{0,40}(?:(?:export|set|setx|declare(?: -x)?|-e|-D|ENV|ARG|-|\*|#|\/\/|\$env:|password for)\s{0,4}){0,2}$/i;

/** Every value that a sensitive name is given, in order of the text. */
export function* assignments(text: string): Generator<Assignment> {
  const search = new RegExp(sensitive);
  for (let hit = search.exec(text); hit; hit = search.exec(text)) {
    const start = startOfName(text, hit.index);
    const end = endOfName(text, search.lastIndex);
    const name = text.slice(start, end);
    const sort = isPathEnd(text, start) ? undefined : sortOfName(name);
    const range = sort && valueAfter(text, start, end, sort);
    if (sort && range) yield { ...named(name, sort), ...range };
    search.lastIndex = range ? range.end : end;
  }
}

/** `/etc/passwd` names a file, `//password` begins a comment. */
function isPathEnd(text: string, start: number): boolean {
  return text[start - 1] === '/' && text[start - 2] !== '/';
}

function isNameUnit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 45;
}

function startOfName(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < nameReach && isNameUnit(text.charCodeAt(start - 1))) start--;
  return start;
}

function endOfName(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < nameReach && isNameUnit(text.charCodeAt(end))) end++;
  return end;
}

function valueAfter(text: string, start: number, end: number, sort: Sort): Range | undefined {
  return (
    quotedValue(text, end, quoted, sort) ??
    quotedValue(text, end, pair, sort) ??
    (isBareName(text, start) ? bareAfter(text, end, bare, sort) : undefined) ??
    (text[start - 1] === '<' || text[end - 1] === '"' ? bareAfter(text, end, element, sort) : undefined) ??
    (isFlagOrInstruction(text, start) ? bareAfter(text, end, spaced, sort) : undefined)
  );
}

/** A value is judged by as many units, and then followed to its end: a run without an end is not read again and again. */
const judged = 400;

function quotedValue(text: string, at: number, before: RegExp, sort: Sort): Range | undefined {
  before.lastIndex = at;
  const quote = before.exec(text)?.[1];
  const start = before.lastIndex;
  if (quote === undefined) return undefined;
  if (quote === '') return bareFrom(text, start, sort);
  const end = endOfQuote(text, start, quote);
  return end !== undefined && isSecretValue(text.slice(start, Math.min(end, start + judged)), sort) ? { start, end } : undefined;
}

/** Of two names one's opening quote ends the other's value, so each unit is read a few times at most. */
function endOfQuote(text: string, from: number, quote: string): number | undefined {
  for (let at = from; at < text.length; at++) {
    const unit = text[at];
    if (unit === '\\') at++;
    else if (unit === quote) return at;
    else if (unit === '\n') return undefined;
  }
  return undefined;
}

function bareAfter(text: string, at: number, before: RegExp, sort: Sort): Range | undefined {
  before.lastIndex = at;
  return before.test(text) ? bareFrom(text, before.lastIndex, sort) : undefined;
}

function bareFrom(text: string, start: number, sort: Sort): Range | undefined {
  bareStart.lastIndex = start;
  const value = bareStart.exec(text)?.[0];
  if (value === undefined || isCode(value) || !isSecretValue(value, sort)) return undefined;
  bareRest.lastIndex = start + value.length;
  return { start, end: start + value.length + (bareRest.exec(text)?.[0].length ?? 0) };
}

/** Without quotes a call, a member or an index is code. */
function isCode(value: string): boolean {
  return /[(){}[\]]|^[A-Za-z_$][\w$]*(?:\?*\.[A-Za-z_$][\w$]*)+|^@|^\/|^~\//.test(value);
}

/** A value without quotes is looked for where configuration, shells and URLs have it: in code it is an expression. */
function isBareName(text: string, start: number): boolean {
  const before = text[start - 1];
  if (before === undefined || before === '"' || before === "'" || before === '?' || before === '&' || before === ';') return true;
  return (
    lineStart.test(text.slice(Math.max(0, start - 60), start)) ||
    /[ \t](?:-e|-D|--env|env|export|--[\w-]*)[ =]?$/.test(text.slice(Math.max(0, start - 12), start))
  );
}

function isFlagOrInstruction(text: string, start: number): boolean {
  return (
    text.startsWith('--', start) ||
    /(?:^|\n)\s{0,20}(?:ENV|set -gx|set -x|setx|login \S{1,80})\s{1,4}$/.test(text.slice(Math.max(0, start - 120), start))
  );
}
