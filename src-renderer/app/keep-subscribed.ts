/** Opens a stream; `onLost` is called once when it ends by itself. */
export type Open<T> = (listener: (value: T) => void, onLost: () => void) => () => void;

/** The first wait after a lost stream, doubled each time up to the last: a restart is noticed at once, an absence costs little. */
const firstRetryMs = 250;
const lastRetryMs = 5_000;

/** Listens to a stream and opens it again as often as it is lost; gives its own undo. */
export function keepSubscribed<T>(open: Open<T>, listener: (value: T) => void, onLost: () => void = () => {}): () => void {
  let retryMs = firstRetryMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let close = () => {};
  let stopped = false;

  function connect(): void {
    const receive = (value: T) => {
      retryMs = firstRetryMs;
      listener(value);
    };
    close = open(receive, () => {
      if (stopped) return;
      onLost();
      timer = setTimeout(connect, retryMs);
      retryMs = Math.min(retryMs * 2, lastRetryMs);
    });
  }

  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    close();
  };
}
