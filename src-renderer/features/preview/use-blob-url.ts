import { useEffect, useState } from 'react';

/** An address of a text as a file, for as long as it is shown; blank at first. */
export function useBlobUrl(text: string, type: string): string {
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [text, type]);
  return url;
}
