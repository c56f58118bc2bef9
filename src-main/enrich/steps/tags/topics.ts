import { stem } from '../../text/words.ts';

/**
 * What snippets are about, by the words of their names: a tag, and the words that stand for it in any inflection; `a+b` are two in one
 * name. Only what people file snippets under is here; a topic of half of all code would be no help.
 */
const topics = `
debounce: debounc
throttle: throttl
retry: retr retri backoff
pagination: paginat pagin pager cursor+pag keyset
authentication: authentic authentica login signin oauth logout
authorization: authoriz authoriza permiss permission rbac
jwt: jwt
password: password passwd
encryption: encrypt decrypt cipher aes rsa
hash: sha256 sha1 md5 checksum hmac
validation: validat valid validator
email: email mailer smtp
upload: upload
download: download
cache: cach memoiz memoise memo lru ttl
queue: queu enqueu dequeu
event-emitter: emitt emit+event
pubsub: pubsub publisher
rate-limit: rat+limit ratelimit throttl+request
migration: migrat migr
slug: slugif slug
csv: csv
markdown: markdown
xml: xml
yaml: yaml
base64: base64
uuid: uuid guid
date: dat+format dat+pars timezon calendar duration
color: color colour rgb hsl hex+rgb
random: random shuffl
sort: quicksort mergesort bubblesort sort heapsort
binary-search: binary+search bisect
tree: treenod binarytre tre+walk tre+travers trie bst
graph: dijkstra bfs dfs topological adjacenc
linked-list: link+list
dynamic-programming: fibonacc knapsack levenshtein
levenshtein: levenshtein
deep-clone: deep+clon deep+cop
deep-merge: deep+merg
group-by: group+by
flatten: flatten
chunk: chunk
backup: backup back+up
deploy: deploy
ci: pipelin+ci
logging: logg
websocket: websocket
webhook: webhook
middleware: middlewar
modal: modal dialog
tooltip: tooltip
dropdown: dropdown
scroll: scroll
drag-and-drop: draggabl droppabl drag+drop
keyboard: keydown keyboard hotkey shortcut
i18n: i18n translat
screenshot: screenshot
thumbnail: thumbnail
video: video
audio: audio
camera: camera
geolocation: geolocat haversin latitud longitud
payment: payment checkout invoic
autocomplete: autocomplet
diff: diff
parser: tokenizer lexer ast
serialization: serializ deserializ serialis
template: templat
cron: cron crontab schedul
timer: timer stopwatch countdown
semaphore: semaphor
mutex: mutex
worker-pool: thread+pool worker+pool
singleton: singleton
factory: factor
iterator: iterator
matrix: matrix
prime: prim+numb sieve isprim
gcd: gcd
ssl: ssl tls certificat
proxy: proxy
cors: cors
cookie: cookie
session: session
health-check: health+check healthcheck healthz
metrics: metric
benchmark: benchmark
notifications: notific notifi toast
currency: currency
`;

interface Topic {
  readonly tag: string;
  /** Every one of a group must be there. */
  readonly groups: readonly (readonly string[])[];
}

const all: readonly Topic[] = topics
  .trim()
  .split('\n')
  .map(line => {
    const [tag = '', words = ''] = line.split(': ');
    return { tag, groups: words.split(' ').map(word => word.split('+').map(stem)) };
  });

/** The topics that stems of a name stand for. */
export function topicsOf(stems: ReadonlySet<string>): string[] {
  return all.filter(({ groups }) => groups.some(group => group.every(word => stems.has(word)))).map(({ tag }) => tag);
}
