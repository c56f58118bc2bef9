import { create } from 'zustand';
import { announce, announceAtOnce } from './announce.ts';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'info' | 'error';
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Lines behind a Details button. */
  readonly details?: readonly { readonly name: string; readonly reason: string }[];
}

interface Toasts {
  readonly toasts: readonly Toast[];
}

/** Errors stay beside what is said next; more would hide what they are about. */
const most = 3;

export const useToasts = create<Toasts>()(() => ({ toasts: [] }));

let lastId = 0;

/** Shows and says a message in the place of the one before; gives its own undo. */
export function showToast(toast: Omit<Toast, 'id'>): () => void {
  const id = ++lastId;
  if (toast.tone === 'error') announceAtOnce(toast.text);
  else announce(toast.text, 'message');
  useToasts.setState(({ toasts }) => ({
    toasts: [...toasts.filter(({ tone }) => tone === 'error'), { ...toast, id }].slice(-most),
  }));
  return () => dismissToast(id);
}

export function showError(text: string): void {
  if (text !== '') showToast({ text, tone: 'error' });
}

export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter(toast => toast.id !== id) }));
}
