import { maxOrigins, Origin } from '../../../src-shared/model/settings.ts';

/** Why a text is not taken as an origin. */
export type OriginProblem = 'empty' | 'path' | 'notOrigin' | 'known' | 'tooMany';

export type OriginReading = { readonly origin: string } | { readonly problem: OriginProblem };

/** What a person typed as an origin, as browsers send it; a whole address is told apart from nonsense. */
export function readOrigin(text: string, known: readonly string[]): OriginReading {
  const typed = text.trim().replace(/\/$/, '');
  if (typed === '') return { problem: 'empty' };
  if (!Origin.safeParse(typed).success) return { problem: Origin.safeParse(hostPart(typed)).success ? 'path' : 'notOrigin' };
  const origin = asSent(typed);
  if (known.some(other => other.toLowerCase() === origin.toLowerCase())) return { problem: 'known' };
  return known.length >= maxOrigins ? { problem: 'tooMany' } : { origin };
}

function hostPart(typed: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/\s?#]+/i.exec(typed)?.[0] ?? '';
}

/** Browsers leave out a port that is the scheme's own: `http://localhost:80` never arrives. */
function asSent(typed: string): string {
  return /^https?:/i.test(typed) && URL.canParse(typed) ? new URL(typed).origin : typed.toLowerCase();
}
