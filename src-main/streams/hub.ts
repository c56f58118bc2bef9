import type { Output, Stream } from '../../src-shared/contract/index.ts';
import type { AssetsService } from '../assets/service.ts';
import { announced, identifiersMessage } from './announce.ts';
import { AssetAnnouncer } from './asset-announcer.ts';
import { type Leave, Subscribers } from './subscribers.ts';

/** The streams that a service feeds, with or without a desktop. */
export type ServiceStream = Extract<Stream, `assets.${string}` | `library.${string}`>;

/** Starts a stream. `onLost` is called if it ends by itself, and then the listener must start over. */
type Start<S extends ServiceStream> = (listener: (value: Output<S>) => void, onLost?: () => void) => Leave;

export type Streams = { readonly [S in ServiceStream]: Start<S> } & { close(): void };

/**
 * The streams of assets-api section 6 and Magpie's own change feed, for every host: the feed is read once, each message
 * made once and handed to all as the same object. A write is answered after its change was handed to every subscriber,
 * since the service waits for the promise that its feed's listener returns.
 */
export function createStreams(service: Pick<AssetsService, 'changes' | 'health' | 'assetsById' | 'identifiers'>): Streams {
  const changes = new Subscribers<Output<'library.changes'>>();
  const identifiers = new Subscribers<Output<'assets.streamIdentifiers'>>();
  const assets = new AssetAnnouncer((ids, transferables) => service.assetsById(ids, transferables));
  const firstIdentifiers = shared(async () => {
    const { revision, ids } = await service.identifiers({ pseudo: false });
    return { revision, value: identifiersMessage(ids.map(id => ({ id, deleted: false }))) };
  });
  /** The published streams have no word for it: each is ended, and begins anew with what there is. */
  const startOver = () => {
    firstIdentifiers.forget();
    for (const stream of [identifiers, assets.plain, assets.full]) stream.loseAll();
  };
  const now = () => service.changes.revision;

  const close = service.changes.subscribe(change => {
    changes.hand(change, change.revision);
    if (change.restored) startOver();
    const entries = announced(change);
    if (entries.length === 0) return;
    firstIdentifiers.forget();
    identifiers.hand(identifiersMessage(entries), change.revision);
    return assets.announce(entries, change.revision);
  });

  return {
    'library.changes': (listener, onLost) => {
      const revision = now();
      listener({ revision, assets: [] });
      return changes.add(listener, revision, onLost);
    },
    'library.health': listener => {
      listener(service.health.current());
      return service.health.subscribe(listener);
    },
    'assets.streamIdentifiers': (listener, onLost) => identifiers.addAfter(firstIdentifiers.get, listener, onLost),
    'assets.stream': (listener, onLost) => assets.plain.add(listener, now(), onLost),
    'assets.streamTransferables': (listener, onLost) => assets.full.add(listener, now(), onLost),
    close,
  };
}

/** How long a first message serves those who join one after the other, in milliseconds: all programs, after a restart. */
const sharedMs = 1000;

/** What is made for one and serves all who ask within a second, until it is forgotten: 100,000 ids are 5 MB of text. */
function shared<T>(make: () => Promise<T>): { get(): Promise<T>; forget(): void } {
  let made: Promise<T> | undefined;
  const forget = () => {
    made = undefined;
  };
  return {
    forget,
    get: () => {
      if (made !== undefined) return made;
      setTimeout(forget, sharedMs).unref();
      made = make();
      return made;
    },
  };
}
