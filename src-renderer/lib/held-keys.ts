/** Who holds a key down this long does not mean to let go, in milliseconds. */
const patienceMs = 1_000;

let isHeld = false;

function note(event: KeyboardEvent): void {
  isHeld = event.shiftKey || event.ctrlKey || event.altKey || event.metaKey;
}

window.addEventListener('keydown', note, { capture: true });
window.addEventListener('keyup', note, { capture: true });

/**
 * Settles once Shift, Ctrl, Alt and Cmd are let go: keys that are pressed for somebody are another combination while these
 * are down.
 */
export function modifiersReleased(): Promise<void> {
  if (!isHeld) return Promise.resolve();
  return new Promise(resolve => {
    const finish = () => {
      clearTimeout(timer);
      window.removeEventListener('keyup', look);
      resolve();
    };
    const look = () => !isHeld && finish();
    const timer = setTimeout(finish, patienceMs);
    window.addEventListener('keyup', look);
  });
}
