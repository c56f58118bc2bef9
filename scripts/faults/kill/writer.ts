import type { Bridge } from '../../../src-shared/bridge.ts';
import type { Input, Method, Output } from '../../../src-shared/contract/index.ts';
import { type Reply, unwrap } from '../../../src-shared/errors.ts';
import type { Application } from '../../../src-shared/model/common.ts';
import type { AssetId, FormatId } from '../../../src-shared/model/ids.ts';
import type { Snippet } from '../../../src-shared/model/library.ts';
import type { SeedInput } from '../../../src-shared/model/seed.ts';
import type { Random } from '../random.ts';
import { differenceOf, digestOf, type Held, type HeldFragment } from './held.ts';

type Caller = Pick<Bridge, 'call'>;

/** A write that was sent. Until its answer is here it may have been done or not. */
interface Attempt {
  readonly method: Method;
  /** What is known of the snippet, and what is once the write is done; without an id it is a new one. */
  readonly before?: Held;
  readonly after: Omit<Held, 'id'> & { readonly id?: AssetId };
  /** A word that stands in nothing else; a new snippet is found by it. */
  readonly word: string;
  /** Sends it; may be sent again where `once` is set, and must do nothing then that it has done before. */
  readonly send: (caller: Caller) => Promise<Reply<unknown>>;
  readonly once?: true;
  /** What the answer tells beside: ids. */
  readonly learn?: (answer: unknown) => Partial<Held>;
}

export interface Outcome {
  readonly problems: readonly string[];
  /** Whether the write that was under way had been done; undefined when none was. */
  readonly done?: boolean;
}

const application: Application = {
  id: 'a7b3c9d1-0000-4000-8000-000000000000',
  name: 'OPEN_SOURCE',
  version: '1.0.0',
  platform: 'LINUX',
  onboarded: true,
  privacy: 'ANONYMOUS',
};

/** Texts that break where bytes are not kept letter for letter. */
const odd = ['\u0000nul', '\uFEFFmark', 'crlf\r\n', '\u{1F426} bird', 'e\u0301 combined', '\t', '漢字'];
const words = 'parse config server await index buffer stream query render cache'.split(' ');
const tags = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'];

/**
 * Somebody who writes: snippets of its own, one write after the other, and it knows what it was told is saved. After the
 * service was killed it looks whether that is so, and what became of the write that was under way.
 */
export class Writer {
  acknowledged = 0;
  readonly #name: string;
  readonly #random: Random;
  /** Whether bytes can be sent. */
  readonly #bytes: boolean;
  readonly #held = new Map<AssetId, Held>();
  /** The last fragment of a snippet, where it was taken off. */
  readonly #taken = new Map<AssetId, HeldFragment>();
  #touched = new Set<AssetId>();
  #underWay: Attempt | undefined;
  #count = 0;

  constructor(name: string, random: Random, { bytes = true } = {}) {
    this.#name = name;
    this.#random = random;
    this.#bytes = bytes;
  }

  get size(): number {
    return this.#held.size;
  }

  /** Writes until `stopped` says so or the service is gone. @throws Error for a refusal that nobody asked for */
  async write(caller: Caller, stopped: () => boolean): Promise<void> {
    while (!stopped()) {
      const attempt = this.#next();
      this.#underWay = attempt;
      const reply = await attempt.send(caller);
      if (!reply.ok) {
        if (reply.error.code === 'unavailable') return;
        throw new Error(`${attempt.method} was refused: ${reply.error.code} ${reply.error.message}`);
      }
      this.#settle(attempt, attempt.learn?.(reply.value) ?? {});
      this.acknowledged++;
    }
  }

  /** What was touched since the last time, and some of the rest, against the service that runs now. */
  async check(caller: Caller, others: number): Promise<Outcome> {
    const attempt = this.#underWay;
    const about = attempt?.after.id;
    const all = [...this.#held.keys()];
    const ids = new Set([...this.#touched, ...Array.from({ length: all.length > 0 ? others : 0 }, () => this.#random.pick(all))]);
    if (about) ids.delete(about);
    this.#touched = new Set();
    const problems: string[] = [];
    for (const id of ids) {
      const difference = await differenceOf(caller, this.#held.get(id) as Held);
      if (difference !== undefined) problems.push(difference);
    }
    if (!attempt) return { problems };
    const { done, problem } = await this.#resolve(caller, attempt);
    return { problems: problem === undefined ? problems : [...problems, problem], ...(done !== undefined && { done }) };
  }

  /** What became of the write that was under way: all of it or nothing. */
  async #resolve(caller: Caller, attempt: Attempt): Promise<{ readonly done?: boolean; readonly problem?: string }> {
    this.#underWay = undefined;
    const { before, after, word, once, learn } = attempt;
    const found = after.id === undefined ? await this.#named(caller, word) : [after.id];
    if (found.length > 1) return { problem: `${attempt.method} was done ${found.length} times` };
    const [id] = found;
    const difference = id && (await differenceOf(caller, { ...after, id }));
    const done = id !== undefined && difference === undefined;
    if (!done && before === undefined && id !== undefined) return { problem: `half of ${attempt.method}: ${difference}` };
    if (!done && before) {
      const other = await differenceOf(caller, before);
      if (other !== undefined) return { problem: `half of ${attempt.method}: neither ${difference} nor ${other}` };
    }
    if (done) this.#settle(attempt, { id: id as AssetId });
    if (!once) return { done };
    const again = await attempt.send(caller);
    if (!again.ok) return { done, problem: `${attempt.method}, sent again, was refused: ${again.error.message}` };
    this.#settle(attempt, learn?.(again.value) ?? {});
    const twice = (await this.#named(caller, word)).length > 1;
    return twice ? { done, problem: `${attempt.method}, sent again, was done twice` } : { done };
  }

  /** Snippets that hold a word, found by searching: so the index knows of them too. */
  async #named(caller: Caller, word: string): Promise<AssetId[]> {
    const { rows } = unwrap(await caller.call('library.page', { page: { filter: { query: `"${word}"` } } }));
    return rows.filter(({ name }) => name.endsWith(` ${word}`)).map(({ id }) => id);
  }

  #settle({ before, after }: Attempt, learned: Partial<Held>): void {
    const id = learned.id ?? after.id ?? before?.id;
    if (id === undefined) throw new Error('A snippet without an id');
    this.#held.set(id, { ...after, ...learned, id });
    const more = after.fragments.length - (before?.fragments.length ?? 0);
    const last = before?.fragments.at(-1);
    if (more < 0 && last) this.#taken.set(id, last);
    if (more > 0) this.#taken.delete(id);
    this.#touched.add(id);
    this.#underWay = undefined;
  }

  #next(): Attempt {
    const live = this.#some('live');
    const trashed = this.#some('trashed');
    const kind = this.#random.weighted([
      [6, 'create'],
      [2, 'save'],
      [this.#bytes ? 1 : 0, 'image'],
      ...(live
        ? ([
            [6, 'text'],
            [3, 'name'],
            [2, 'tag'],
            [3, 'add'],
            [2, 'remove'],
            [3, 'trash'],
          ] as const)
        : []),
      ...(trashed
        ? ([
            [2, 'restore'],
            [1, 'purge'],
          ] as const)
        : []),
    ] as const);
    switch (kind) {
      case 'create':
        return this.#create();
      case 'save':
        return this.#save();
      case 'image':
        return this.#image();
      case 'text':
        return this.#editText(live as Held);
      case 'name':
        return this.#rename(live as Held);
      case 'tag':
        return this.#retag(live as Held);
      case 'add':
        return this.#add(live as Held);
      case 'remove':
        return this.#remove(live as Held) ?? this.#add(live as Held);
      case 'trash':
        return this.#move(live as Held, 'library.trash', 'trashed');
      case 'restore':
        return this.#move(trashed as Held, 'library.restore', 'live');
      case 'purge':
        return this.#move(trashed as Held, 'library.purge', 'gone');
    }
  }

  #some(state: Held['state']): Held | undefined {
    const all = [...this.#held.values()];
    for (let tries = 0; tries < 8 && all.length > 0; tries++) {
      const one = this.#random.pick(all);
      if (one.state === state) return one;
    }
    return undefined;
  }

  #word(): string {
    return `${this.#name}q${(++this.#count).toString(36)}z`;
  }

  #text(word: string): string {
    const length = this.#random.weighted([
      [10, this.#random.between(1, 40)],
      [5, this.#random.between(40, 600)],
      [1, this.#random.between(5_000, 12_000)],
    ]);
    const piece = () => (this.#random.next() < 0.05 ? this.#random.pick(odd) : this.#random.pick(words));
    return `${word} ${Array.from({ length }, piece).join(' ')}`;
  }

  #new(
    name: string,
    format: SeedInput['asset']['format'],
    fragment: HeldFragment,
  ): Pick<Attempt, 'after'> & { readonly seed: SeedInput } {
    const given = this.#random.next() < 0.5 ? [this.#random.pick(tags)] : [];
    const metadata = { name, mechanism: 'MANUAL' as const, tags: given.map(text => ({ text })) };
    return {
      seed: { type: 'SEEDED_ASSET', asset: { application, format, metadata } },
      after: { name, favourite: false, tags: given, fragments: [fragment], state: 'live' },
    };
  }

  #create(): Attempt {
    const word = this.#word();
    const text = this.#text(word);
    const { seed, after } = this.#new(`made ${word}`, { fragment: { string: { raw: text } } }, textFragment(text));
    const learn = (answer: unknown) => {
      const { id, original } = answer as Output<'assets.create'>;
      return { id: id as AssetId, fragments: [{ ...textFragment(text), id: original.id as FormatId }] };
    };
    return { method: 'assets.create', word, after, send: sending('assets.create', { seed }), learn };
  }

  #save(): Attempt {
    const word = this.#word();
    const text = this.#text(word);
    const { seed, after } = this.#new(`saved ${word}`, { fragment: { string: { raw: text } } }, textFragment(text));
    return { method: 'library.save', word, after, send: sending('library.save', { seed }), once: true, learn: learnId };
  }

  #image(): Attempt {
    const word = this.#word();
    const bytes = pngOf(
      this.#random.bytes(
        this.#random.weighted([
          [8, 3_000],
          [2, 60_000],
          [0.3, 1_500_000],
        ]),
      ),
    );
    const file = { bytes: { raw: bytes }, metadata: { name: `${word}.png` } };
    const { seed, after } = this.#new(`image ${word}`, { file }, { digest: digestOf(bytes), isText: false });
    return { method: 'assets.create', word, after, send: sending('assets.create', { seed }), learn: learnId };
  }

  #editText(before: Held): Attempt {
    const at = before.fragments.findIndex(({ isText, id }) => isText && id !== undefined);
    const fragment = before.fragments[at];
    if (!fragment?.id) return this.#rename(before);
    const word = this.#word();
    const text = this.#text(word);
    const fragments = before.fragments.with(at, { id: fragment.id, ...textFragment(text) });
    const edit = { id: before.id, fragment: { id: fragment.id, text } };
    return { method: 'library.edit', word, before, after: { ...before, fragments }, send: sending('library.edit', { edit }) };
  }

  #rename(before: Held): Attempt {
    const word = this.#word();
    const after = { ...before, name: `named ${word}`, favourite: this.#random.next() < 0.5 };
    const edit = { id: before.id, name: after.name, favourite: after.favourite };
    return { method: 'library.edit', word, before, after, send: sending('library.edit', { edit }) };
  }

  #retag(before: Held): Attempt {
    const after = { ...before, tags: tags.filter(() => this.#random.next() < 0.5) };
    const edit = { id: before.id, tags: [...after.tags] };
    return { method: 'library.edit', word: this.#word(), before, after, send: sending('library.edit', { edit }) };
  }

  #add(before: Held): Attempt {
    const { id } = before;
    const taken = this.#taken.get(id);
    if (taken?.id) {
      const after = { ...before, fragments: [...before.fragments, taken] };
      const restoration = { snippet: id, fragment: taken.id };
      return {
        method: 'fragments.restore',
        word: this.#word(),
        before,
        after,
        send: sending('fragments.restore', { restoration }),
      };
    }
    const word = this.#word();
    const payload = this.#bytes && this.#random.next() < 0.2 ? this.#random.bytes(2_000) : this.#text(word);
    const fragment = typeof payload === 'string' ? textFragment(payload) : { digest: digestOf(payload), isText: false };
    const after = { ...before, fragments: [...before.fragments, fragment] };
    const addition = { snippet: id, fragments: [{ payload, label: typeof payload === 'string' ? '' : `${word}.bin` }] };
    return {
      method: 'fragments.add',
      word,
      before,
      after,
      send: sending('fragments.add', { addition }),
      learn: answer => ({ fragments: withIds(after.fragments, answer as Snippet) }),
    };
  }

  #remove(before: Held): Attempt | undefined {
    const fragment = before.fragments.at(-1);
    if (before.fragments.length === 1 || !fragment?.id) return undefined;
    const removal = { snippet: before.id, fragment: fragment.id };
    const after = { ...before, fragments: before.fragments.slice(0, -1) };
    return { method: 'fragments.remove', word: this.#word(), before, after, send: sending('fragments.remove', { removal }) };
  }

  /** To the trash and back, or away for good: done twice it is done once. */
  #move(before: Held, method: 'library.trash' | 'library.restore' | 'library.purge', state: Held['state']): Attempt {
    const send = sending(method, { snippets: { ids: [before.id] } });
    return { method, word: this.#word(), before, after: { ...before, state }, send, once: true, learn: () => ({}) };
  }
}

function sending<M extends Method>(method: M, input: Input<M>): Attempt['send'] {
  return caller => caller.call(method, input);
}

function textFragment(text: string): HeldFragment {
  return { digest: digestOf(text), isText: true };
}

function learnId(answer: unknown): Partial<Held> {
  return { id: (answer as Output<'library.save'>).id };
}

function withIds(fragments: readonly HeldFragment[], { fragments: named }: Snippet): HeldFragment[] {
  return fragments.map((fragment, i) => ({ ...fragment, ...(named[i] && { id: named[i].id }) }));
}

/** The head of a PNG, and bytes that no reader of pictures makes sense of: they are kept all the same. */
function pngOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...bytes]);
}
