import { useSaid } from './announce.ts';

/** The only part of a window that speaks by itself. It is there before anything is said, since what comes along with its text is not heard. */
export function LiveRegion() {
  const { polite, assertive } = useSaid();
  return (
    <div className="sr-only">
      <div aria-live="polite">{polite && <p key={polite.id}>{polite.text}</p>}</div>
      <div aria-live="assertive">{assertive && <p key={assertive.id}>{assertive.text}</p>}</div>
    </div>
  );
}
