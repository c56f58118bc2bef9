import { useEffect, useState } from 'react';

/** The theme of the page, for what is drawn outside of its style sheets; follows it. */
export function useLook(): 'dark' | 'light' {
  const [look, setLook] = useState(lookOfPage);
  useEffect(() => {
    const observer = new MutationObserver(() => setLook(lookOfPage()));
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return look;
}

function lookOfPage(): 'dark' | 'light' {
  return document.documentElement.dataset.theme === 'light' ? 'light' : 'dark';
}
