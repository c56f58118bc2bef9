import { useEffect, useState } from 'react';

/** Relative times are at most this old. */
const tickMs = 30_000;

/** The time now, renewed often enough for relative times. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
