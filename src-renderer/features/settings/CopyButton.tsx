import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { showError } from '../../ui/toasts.ts';

/** How long it says that it worked. */
const saidMs = 1_500;

export function CopyButton({ label, text }: { readonly label: string; readonly text: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), saidMs);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      showError(texts.detail.copyFailed);
    }
  }

  return (
    <IconButton small label={copied ? texts.settings.copied : label} onClick={() => void copy()}>
      {copied ? <Check size={14} /> : <Copy size={14} />}
    </IconButton>
  );
}
