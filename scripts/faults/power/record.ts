import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { FileEvent } from './disk.ts';

const calls =
  'openat,lseek,write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,ftruncate,fallocate,rename,renameat,renameat2,link,linkat,' +
  'unlink,unlinkat,mkdir,mkdirat,copy_file_range,sendfile';

/** `strace` with what writes down everything that a program and its threads do to files. */
export function underStrace(file: string): string[] {
  const all = ['-f', '--seccomp-bpf', '-qq', '-y', '-xx', '-s', '100000000', '-e', 'signal=none', '-e', `trace=${calls}`];
  return ['strace', ...all, '-o', file];
}

/** Why nothing can be recorded here, or undefined where it can. */
export function whyNoStrace(): string | undefined {
  const { status } = spawnSync('strace', ['-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', 'true']);
  return status === 0 ? undefined : 'strace is not here, or may not look at programs';
}

/** Reads what `strace` wrote, as far as it concerns paths under one of these. */
export async function readRecord(file: string, roots: readonly string[]): Promise<FileEvent[]> {
  const events: FileEvent[] = [];
  const begun = new Map<string, string>();
  const reader = new Reader(roots, event => events.push(event));
  for await (const line of createInterface({ input: createReadStream(file, 'latin1'), crlfDelay: Number.POSITIVE_INFINITY })) {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/s.exec(line) ?? [];
    if (rest.endsWith(' <unfinished ...>')) {
      const start = rest.slice(0, -' <unfinished ...>'.length);
      begun.set(thread, start);
      reader.begin(thread, start);
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(rest)?.[1];
    const whole = resumed === undefined ? rest : `${begun.get(thread)}${resumed}`;
    if (resumed === undefined) reader.begin(thread, whole);
    reader.end(thread, whole);
  }
  return events;
}

class Reader {
  readonly #roots: readonly string[];
  readonly #tell: (event: FileEvent) => void;
  /** Where each open file is read or written next, by its number. */
  readonly #positions = new Map<string, number>();

  constructor(roots: readonly string[], tell: (event: FileEvent) => void) {
    this.#roots = roots;
    this.#tell = tell;
  }

  begin(thread: string, call: string): void {
    const path = /^(?:fsync|fdatasync)\(\d+<([^>]*)>/.exec(call)?.[1];
    if (path !== undefined && this.#isOurs(text(path))) this.#tell({ kind: 'syncBegins', by: thread, path: text(path) });
  }

  end(thread: string, call: string): void {
    const [, name = '', args = '', result = ''] = /^(\w+)\((.*)\) += (-?\d+)/s.exec(call) ?? [];
    if (name === '' || result.startsWith('-')) return;
    const strings = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) => hex);
    const [first = '', second = ''] = strings.map(text);
    const [file, other] = [...args.matchAll(/(\d+)<([^>]*)>(\(deleted\))?/g)].map(([, number = '', path = '', gone]) => ({
      number,
      path: gone ? '' : text(path),
    }));
    const count = Number(result);
    switch (name) {
      case 'openat':
        this.#open(first, args, result);
        break;
      case 'lseek':
        if (file) this.#positions.set(file.number, count);
        break;
      case 'write':
        if (file) this.#write(file.path, this.#advance(file.number, count), bytes(strings[0] ?? ''));
        break;
      case 'pwrite64':
        if (file) this.#write(file.path, Number(/, (\d+)$/.exec(args)?.[1]), bytes(strings[0] ?? ''));
        break;
      case 'writev':
      case 'pwritev':
      case 'pwritev2': {
        if (!file) break;
        const at = name === 'writev' ? this.#advance(file.number, count) : Number(/\], \d+, (\d+)/.exec(args)?.[1]);
        this.#write(file.path, at, Buffer.concat(strings.map(bytes)).subarray(0, count));
        break;
      }
      case 'copy_file_range':
      case 'sendfile': {
        const [from, to] = name === 'sendfile' ? [other, file] : [file, other];
        if (!from || !to || !this.#isOurs(to.path)) break;
        const [given] = [...args.matchAll(/\[(\d+)\]/g)].map(([, at]) => Number(at));
        const fromAt = given ?? this.#advance(from.number, count);
        this.#tell({ kind: 'copy', from: from.path, fromAt, path: to.path, at: this.#advance(to.number, count), length: count });
        break;
      }
      case 'fsync':
      case 'fdatasync':
        if (file && this.#isOurs(file.path)) this.#tell({ kind: 'synced', by: thread });
        break;
      case 'ftruncate':
        if (file && this.#isOurs(file.path))
          this.#tell({ kind: 'size', path: file.path, size: Number(/, (\d+)$/.exec(args)?.[1]) });
        break;
      case 'fallocate':
        throw new Error('fallocate is not known to the model');
      case 'rename':
      case 'renameat':
      case 'renameat2':
        if (this.#isOurs(first) || this.#isOurs(second)) this.#tell({ kind: 'rename', path: first, to: second });
        break;
      case 'link':
      case 'linkat':
        if (this.#isOurs(second)) this.#tell({ kind: 'link', path: first, to: second });
        break;
      case 'unlink':
      case 'unlinkat':
        if (this.#isOurs(first)) this.#tell({ kind: 'remove', path: first });
        break;
      case 'mkdir':
      case 'mkdirat':
        if (this.#isOurs(first)) this.#tell({ kind: 'folder', path: first });
    }
  }

  #open(path: string, args: string, number: string): void {
    this.#positions.set(number, 0);
    if (!this.#isOurs(path) || args.includes('O_DIRECTORY')) return;
    if (args.includes('O_CREAT')) this.#tell({ kind: 'create', path });
    if (args.includes('O_TRUNC')) this.#tell({ kind: 'size', path, size: 0 });
  }

  #write(path: string, at: number, written: Buffer): void {
    if (this.#isOurs(path)) this.#tell({ kind: 'write', path, at, bytes: written });
  }

  /** Where a file stood, before it moves on. */
  #advance(number: string, by: number): number {
    const at = this.#positions.get(number) ?? 0;
    this.#positions.set(number, at + by);
    return at;
  }

  #isOurs(path: string): boolean {
    return this.#roots.some(root => path === root || path.startsWith(`${root}/`));
  }
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex');
}

function text(hex: string): string {
  return bytes(hex).toString();
}
