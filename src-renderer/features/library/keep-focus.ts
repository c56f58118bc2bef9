/** Whether what stood in the place of the list had the focus as it went. */
let lost = false;

/**
 * As a ref of the list and of what stands in its place: the focus goes from one to the other, so that keys go on working
 * when the last row goes or the first one comes back.
 */
export function keepFocus(element: HTMLElement | null): (() => void) | undefined {
  if (!element) return undefined;
  if (lost && document.activeElement === document.body) element.focus();
  lost = false;
  return () => {
    // React takes the ref away before it takes the element out.
    lost = element.contains(document.activeElement);
  };
}
