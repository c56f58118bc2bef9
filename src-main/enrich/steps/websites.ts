import type { Step } from '../step.ts';
import { wordsOf } from '../text/words.ts';

export interface Website {
  readonly url: string;
  /** Host and path in words: "developer.mozilla.org: Abort signal". */
  readonly name: string;
}

/** Links stand in comments anywhere; what is far down a large file is not what it is about. */
const scope = 262_144;
const mostSites = 12;
const longestUrl = 2_048;
const longestName = 80;

/** An address: no blanks, quotes, or brackets of markup. */
const address = /\bhttps?:\/\/[^\s<>"'`\\^|\p{Cc}]+/giu;

/** Names of things, not places: namespaces, schemas, examples, and what is only on this machine. */
const notPlaces =
  /^(?:www\.w3\.org|schemas\.\w+|schema\.org|json-schema\.org|xmlns\.\w+|java\.sun\.com|xml\.apache\.org|purl\.org|ns\.\w+|(?:\w+\.)*example(?:\.\w+)?|(?:\w+\.)*(?:test|invalid|localhost|local|internal|lan)|localhost|foo\.\w+|(?:your|my)-?\w*\.\w+|yourdomain\.\w+|domain\.\w+|\d+\.\d+\.\d+\.\d+|0|\[.*)$/;
const namespaces =
  /^(?:www\.w3\.org\/(?:\d{4}\/(?!.*(?:REC|NOTE|WD|TR)-)|XML|ns)|schemas\.|json-schema\.org\/(?:draft|schema)|xmlns\.|java\.sun\.com\/(?:xml|jsp|dtd)|purl\.org\/|maven\.apache\.org\/(?:POM|xsd)|www\.springframework\.org\/schema|ns\.adobe\.com|relaxng\.org\/ns|www\.sitemaps\.org\/schemas|www\.apple\.com\/DTDs)/;

/** The places on the web that a text points to, in its order, each once; nothing is fetched. */
export const websitesStep: Step<readonly Website[]> = {
  name: 'websites',
  version: 1,
  run: ({ text }) => {
    const found = new Map<string, Website>();
    for (const { 0: raw } of text.slice(0, scope).matchAll(address)) {
      if (raw.length > longestUrl) continue;
      const site = siteOf(trimmed(raw));
      if (site && !found.has(site.url)) found.set(site.url, site);
      if (found.size === mostSites) break;
    }
    return [...found.values()];
  },
};

/** Without the punctuation of the sentence and the markup around it; a bracket that the address opens stays closed. */
function trimmed(raw: string): string {
  let url = raw.replace(/\]\(.*$/, '').replace(/(?:&quot;|&gt;|&lt;|&#39;).*$/, '');
  for (;;) {
    const last = url.at(-1) ?? '';
    if (
      /[.,;:!?*_~$]/.test(last) ||
      (last === ')' && count(url, ')') > count(url, '(')) ||
      (last === ']' && count(url, ']') > count(url, '[')) ||
      (last === '}' && count(url, '}') > count(url, '{'))
    )
      url = url.slice(0, -1);
    else return url;
  }
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

function siteOf(raw: string): Website | undefined {
  if (/[{}]|\$\w|%[sdv]\b|<|\.\.\.|\*|\[\w+\]|:\w+\//.test(raw.slice(8)) || !URL.canParse(raw)) return undefined;
  const { hostname, pathname, hash, href, username } = new URL(raw);
  if (username !== '' || !hostname.includes('.') || !/\.[a-z][a-z\d-]*$/i.test(hostname)) return undefined;
  const bare = hostname.toLowerCase();
  const place = `${bare}${pathname}`;
  if (namespaces.test(place) || (notPlaces.test(bare) && !/^(?:www\.w3\.org|schema\.org|json-schema\.org)$/.test(bare)))
    return undefined;
  return { url: href.length > raw.length + 1 ? raw : href, name: nameOf(bare, pathname, hash) };
}

/** Host, and what the path says in words, from its end: numbers and ids say nothing. */
function nameOf(host: string, pathname: string, hash: string): string {
  const site = host.replace(/^www\./, '');
  const parts = [...pathname.split('/'), hash.slice(1)].map(part => decoded(part).replace(/\.(?:html?|php|aspx?|md)$/, ''));
  const repository = /^(?:github|gitlab)\.com$|^bitbucket\.org$/.test(site) && parts[1] && parts[2];
  if (repository) {
    const [, owner, name, kind, id] = parts;
    const about =
      /^(?:issues|pull|discussions|merge_requests)$/.test(kind ?? '') && id ? ` ${kind === 'issues' ? 'issue' : kind} ${id}` : '';
    return cut(`${site}: ${owner}/${name}${about}`);
  }
  const telling = parts.filter(
    part =>
      /\p{L}{2}/u.test(part) &&
      part.length <= 80 &&
      !/^[0-9a-f-]{16,}$/i.test(part) &&
      !/^(?:[a-z]{2}(?:-[A-Za-z]{2})?|docs?|index|wiki|web|latest|stable|current|questions|blob|tree|main|master|v?\d[\w.]*)$/.test(
        part,
      ),
  );
  const words = telling
    .slice(-2)
    .map(part => wordsOf(part).join(' '))
    .filter(Boolean)
    .join(', ');
  return cut(words === '' ? site : `${site}: ${words}`);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).replace(/[\p{Cc}\p{Cf}]/gu, '');
  } catch {
    return part;
  }
}

function cut(name: string): string {
  const letters = Array.from(name.toWellFormed());
  return letters.length <= longestName ? letters.join('') : `${letters.slice(0, longestName - 1).join('')}…`;
}
