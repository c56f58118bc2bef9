import type { ReactNode } from 'react';
import { create } from 'zustand';

interface ContextMenus {
  readonly open: boolean;
  /** Kept while it fades. */
  readonly at: DOMRect;
  readonly items: ReactNode;
}

export const useContextMenu = create<ContextMenus>()(() => ({ open: false, at: new DOMRect(), items: null }));

interface PointerEventLike {
  readonly clientX: number;
  readonly clientY: number;
  readonly currentTarget: Element;
  preventDefault(): void;
}

/**
 * Shows the commands for a thing: at the pointer, or below the thing when the Menu key or Shift+F10 was pressed, which come
 * as the same event without a place of their own.
 *
 * @param of what to stand below then; the element that the event was for without
 */
export function showContextMenu(event: PointerEventLike, items: ReactNode, of: Element = event.currentTarget): void {
  event.preventDefault();
  const box = of.getBoundingClientRect();
  const { clientX: x, clientY: y } = event;
  const isInside = x >= box.left && x <= box.right && y >= box.top && y <= box.bottom && (x !== 0 || y !== 0);
  useContextMenu.setState({ open: true, at: isInside ? new DOMRect(x, y) : box, items });
}
