interface Sample {
  readonly name: string;
  /** As a file of it is named; says the language. */
  readonly ext: string;
  readonly tags: readonly string[];
  readonly text: string;
}

/** A few snippets to try the window with: several languages, something to find, something worth keeping. */
export const samples: readonly Sample[] = [
  {
    name: 'Debounce',
    ext: 'ts',
    tags: ['async'],
    text: `/** Delays a call until nothing has been asked for a while. */
export function debounce<A extends unknown[]>(fn: (...args: A) => void, wait = 150) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (...args: A) => {
    clearTimeout(timer);
    timer = setTimeout(() => fn(...args), wait);
  };
}
`,
  },
  {
    name: 'Retry with jitter',
    ext: 'py',
    tags: ['async', 'http'],
    text: `import random
import time


def retry(fn, attempts=5, base=0.2):
    for attempt in range(attempts):
        try:
            return fn()
        except OSError:
            if attempt == attempts - 1:
                raise
            time.sleep(base * 2**attempt * random.uniform(0.5, 1.5))
`,
  },
  {
    name: 'Top customers by revenue',
    ext: 'sql',
    tags: ['report'],
    text: `select c.name, sum(o.total) as revenue
from orders o join customers c using (customer_id)
where o.created_at >= date '2026-01-01'
group by c.name
order by revenue desc
limit 20;
`,
  },
  { name: 'Free a busy port', ext: 'sh', tags: ['ops'], text: 'lsof -ti tcp:3000 | xargs -r kill\n' },
  {
    name: 'Card that follows its container',
    ext: 'css',
    tags: ['layout'],
    text: `.card {
  container-type: inline-size;
}
@container (min-width: 28rem) {
  .card > article {
    grid-template-columns: auto 1fr;
  }
}
`,
  },
];
