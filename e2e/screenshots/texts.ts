import { inProject } from '../../scripts/lib/project.mjs';

interface Text {
  readonly name: string;
  /** As a file of it is named; says the language. */
  readonly ext: string;
  readonly text: string;
  readonly daysAgo: number;
  readonly tags?: readonly string[];
  readonly collection?: string;
  readonly favourite?: true;
  readonly trashed?: true;
  /** Saved by a program that was not asked to. */
  readonly suggested?: true;
  /** How often it was copied. */
  readonly uses?: number;
  /** Texts beside the first, by their names. */
  readonly fragments?: Readonly<Record<string, string>>;
  /** What its text was before it was edited. */
  readonly before?: string;
}

const debounce = `/**
 * Delays a call until input settles. Cancels with an AbortSignal; can fire on the leading edge.
 * See https://developer.mozilla.org/docs/Web/API/AbortSignal
 */
export function debounce<A extends unknown[]>(
  fn: (...args: A) => void,
  wait = 150,
  { leading = false, signal }: DebounceOptions = {},
) {
  let timer: ReturnType<typeof setTimeout> | undefined

  const debounced = (...args: A) => {
    const callNow = leading && timer === undefined
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      if (!leading) fn(...args)
    }, wait)
    if (callNow) fn(...args)
  }

  signal?.addEventListener('abort', () => clearTimeout(timer))
  return debounced
}
`;

const retry = `def retry(fn, attempts=5, base=0.2):
    for i in range(attempts):
        try:
            return fn()
        except TransientError:
            if i == attempts - 1:
                raise
            delay = base * 2 ** i
            time.sleep(random.uniform(0, delay))
`;

/** One library of a programmer: what the pictures show, and something for each view. */
export const texts: readonly Text[] = [
  {
    name: 'GitHub Actions matrix',
    ext: 'yaml',
    daysAgo: 6,
    tags: ['ci'],
    collection: 'Runbooks',
    text: 'strategy:\n  matrix:\n    node: [22, 24]\n    os: [ubuntu-latest, macos-latest, windows-latest]\n',
  },
  {
    name: 'Release checklist',
    ext: 'md',
    daysAgo: 6,
    tags: ['ci', 'ops'],
    collection: 'Runbooks',
    text: `# Release checklist

Every release goes through **all** of these, see [the handbook](https://example.com/handbook).

- [x] Changelog written
- [x] Version raised
- [ ] Tag signed and pushed

\`\`\`sh
git tag -s "v$(node -p 'require("./package.json").version')"
git push --follow-tags
\`\`\`

| step | who | minutes |
|---|---|--:|
| build | CI | 12 |
| smoke test | whoever is on call | 20 |

> Never on a Friday.
`,
  },
  {
    name: 'Request flow',
    ext: 'txt',
    daysAgo: 6,
    tags: ['design'],
    text: 'flowchart LR\n  client --> gateway --> service --> database[(database)]\n  service --> queue --> worker\n',
  },
  {
    name: 'Quarterly numbers',
    ext: 'csv',
    daysAgo: 6,
    tags: ['report'],
    collection: 'Work',
    text: 'region,orders,revenue\nNorth,1204,88210.50\nSouth,988,70113.20\n"East, overseas",412,39870.00\nWest,1530,102440.75\n',
  },
  {
    name: 'tsconfig for a library',
    ext: 'json',
    daysAgo: 5,
    tags: ['ci'],
    collection: 'Side projects',
    text: '{\n  "compilerOptions": {\n    "target": "ES2024",\n    "strict": true,\n    "lib": ["ES2024", "DOM"],\n    "paths": { "@/*": ["./src/*"] }\n  },\n  "include": ["src"]\n}\n',
  },
  {
    name: 'Spinner',
    ext: 'svg',
    daysAgo: 5,
    tags: ['layout', 'design'],
    text: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="160" height="160">\n  <circle cx="50" cy="50" r="40" fill="none" stroke="#3ba7cc" stroke-width="8" stroke-dasharray="190 60" stroke-linecap="round"/>\n  <circle cx="50" cy="50" r="10" fill="#e0a040"/>\n</svg>\n',
  },
  {
    name: 'Invoice mail',
    ext: 'html',
    daysAgo: 5,
    collection: 'Work',
    text: '<style>\n  body { font: 15px/1.5 sans-serif; padding: 24px }\n  h1 { font-size: 22px }\n  td { padding: 4px 24px 4px 0 }\n</style>\n<h1>Invoice 2026-041</h1>\n<p>Thank you for your order.</p>\n<table>\n  <tr><td>Two days of consulting</td><td>1,600.00</td></tr>\n  <tr><td>Travel</td><td>84.20</td></tr>\n</table>\n',
  },
  {
    name: 'Deploy to a host',
    ext: 'sh',
    daysAgo: 5,
    tags: ['ops'],
    collection: 'Runbooks',
    uses: 12,
    text: 'ssh {{user}}@{{host}} "cd /srv/{{service}} && git pull && systemctl restart {{service}}"\n',
  },
  {
    name: 'Container query card',
    ext: 'css',
    daysAgo: 1,
    tags: ['layout'],
    text: '.card { container-type: inline-size }\n@container (min-width: 28rem) {\n  .card > .body { display: grid; grid-template-columns: 8rem 1fr; gap: 1rem }\n}\n',
  },
  {
    name: 'Free a busy port',
    ext: 'sh',
    daysAgo: 1,
    tags: ['ops'],
    collection: 'Runbooks',
    uses: 31,
    favourite: true,
    text: 'lsof -ti tcp:3000 | xargs -r kill\n',
  },
  {
    name: 'useDebouncedValue',
    ext: 'tsx',
    daysAgo: 1,
    tags: ['async', 'utils'],
    collection: 'Side projects',
    text: "import { useEffect, useState } from 'react'\n\nexport function useDebouncedValue<T>(value: T, wait = 150): T {\n  const [settled, setSettled] = useState(value)\n  useEffect(() => {\n    const timer = setTimeout(() => setSettled(value), wait)\n    return () => clearTimeout(timer)\n  }, [value, wait])\n  return settled\n}\n",
  },
  {
    name: 'Staging environment',
    ext: 'sh',
    daysAgo: 1,
    tags: ['ops'],
    collection: 'Work',
    text: `API_URL=https://staging.example.com\nGITHUB_TOKEN=${['ghp', 'R4nd0mR4nd0mR4nd0mR4nd0mR4nd0mR4nd0x'].join('_')}\nLOG_LEVEL=debug\n`,
  },
  { name: 'Old cron line', ext: 'sh', daysAgo: 1, trashed: true, text: '0 3 * * * /usr/local/bin/backup.sh\n' },
  {
    name: 'print the whole frame',
    ext: 'py',
    daysAgo: 1,
    trashed: true,
    text: 'with pd.option_context("display.max_rows", None):\n    print(df)\n',
  },
  { name: 'Retry copied twice', ext: 'py', daysAgo: 0, tags: ['http'], text: `${retry}        finally:\n            pass\n` },
  {
    name: 'Nullish default',
    ext: 'ts',
    daysAgo: 0,
    suggested: true,
    text: 'const port = Number(process.env.PORT ?? 3000)\n',
  },
  {
    name: 'Group by key',
    ext: 'ts',
    daysAgo: 0,
    suggested: true,
    text: 'const byKind = Object.groupBy(items, ({ kind }) => kind)\n',
  },
  {
    name: 'Retry with jitter',
    ext: 'py',
    daysAgo: 0,
    tags: ['http', 'async'],
    uses: 9,
    text: retry,
  },
  {
    name: 'Top customers by revenue',
    ext: 'sql',
    daysAgo: 0,
    tags: ['report'],
    collection: 'Work',
    uses: 4,
    text: "select c.name, sum(o.total) as revenue\nfrom orders o join customers c using (customer_id)\nwhere o.placed >= current_date - interval '90 days'\ngroup by c.name\norder by revenue desc\nlimit 20;\n",
  },
  {
    name: 'debounce with abort signal',
    ext: 'ts',
    daysAgo: 0,
    tags: ['async', 'utils'],
    collection: 'Side projects',
    favourite: true,
    uses: 7,
    before: debounce
      .replace('wait = 150', 'wait = 100')
      .replace("  signal?.addEventListener('abort', () => clearTimeout(timer))\n", ''),
    text: debounce,
    fragments: {
      'debounce.test.ts':
        "test('calls once', async () => {\n  const calls: string[] = []\n  const save = debounce((text: string) => calls.push(text), 10)\n  save('a')\n  save('b')\n  await vi.waitFor(() => expect(calls).toEqual(['b']))\n})\n",
      'README.md': '# debounce\n\nCalls `fn` once nothing was asked for **150 ms**.\n',
    },
  },
];

/** Saved searches of the side bar. */
export const searches: Readonly<Record<string, string>> = { 'Needs review': 'is:code -has:tag' };

/** Files that are saved as they are, by the names they get. */
export const files: Readonly<Record<string, string>> = {
  'search-light.png': inProject('docs', 'screenshots', 'search-light.png'),
  'inter.woff2': inProject('node_modules', '@fontsource-variable', 'inter', 'files', 'inter-latin-wght-normal.woff2'),
};
