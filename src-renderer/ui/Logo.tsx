import { Bird } from 'lucide-react';

export function Logo({ size = 54 }: { readonly size?: number }) {
  return <Bird size={size} strokeWidth={1.6} color="var(--accent)" aria-hidden="true" />;
}
