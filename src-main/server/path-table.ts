export interface Endpoint {
  readonly verb: string;
  /** As the contract writes it: `/assets/{asset}`. */
  readonly path: string;
}

/** Which methods each known path answers: 405 with `Allow` for another one, 404 for an unknown path (assets-api section 1). */
export class PathTable {
  readonly #literal = new Map<string, Set<string>>();
  readonly #patterns = new Map<string, { readonly matches: RegExp; readonly verbs: Set<string> }>();

  constructor(endpoints: Iterable<Endpoint>) {
    for (const { verb, path } of endpoints) {
      const verbs = this.#verbsOf(path);
      verbs.add(verb);
      if (verb === 'GET') verbs.add('HEAD');
    }
  }

  /** The paths without parameters, each with its methods. */
  get literals(): Iterable<readonly [string, ReadonlySet<string>]> {
    return this.#literal;
  }

  /** The methods of the path a URL names, literal segments first; undefined for an unknown one. */
  verbs(url: string): ReadonlySet<string> | undefined {
    const path = decoded(url.split('?', 1)[0] ?? url);
    const literal = this.#literal.get(path);
    if (literal) return literal;
    for (const { matches, verbs } of this.#patterns.values()) if (matches.test(path)) return verbs;
    return undefined;
  }

  #verbsOf(path: string): Set<string> {
    if (!path.includes('{')) {
      const verbs = this.#literal.get(path) ?? new Set();
      this.#literal.set(path, verbs);
      return verbs;
    }
    const known = this.#patterns.get(path);
    if (known) return known.verbs;
    const verbs = new Set<string>();
    const source = path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+');
    this.#patterns.set(path, { matches: new RegExp(`^${source}$`), verbs });
    return verbs;
  }
}

/** The router takes `/%61ssets` for `/assets`, so the table does too; a broken escape is a path of no endpoint. */
function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

export function allowHeader(verbs: ReadonlySet<string>): string {
  return [...verbs].join(', ');
}
