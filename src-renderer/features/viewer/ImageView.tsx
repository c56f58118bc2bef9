import { Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { FormatId } from '../../../src-shared/model/ids.ts';
import { contentUrl } from '../../api/bridge.ts';
import { texts } from '../../texts.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { useStatus } from '../../ui/use-announced.ts';
import styles from './detail.module.css';
import { nextZoom, scrollAfterZoom, zoomByWheel } from './zoom.ts';

interface ImageViewProps {
  readonly id: FormatId;
  readonly name: string;
}

interface Pixels {
  readonly width: number;
  readonly height: number;
}

/** A picture, fitted to the pane or at a size of its own: enlarged with wheel and keys, moved by its scroll bars or by hand. */
export function ImageView({ id, name }: ImageViewProps) {
  const [zoom, setZoom] = useState<number | 'fit'>('fit');
  const [pixels, setPixels] = useState<Pixels>();
  const [failed, setFailed] = useState(false);
  const pane = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLImageElement>(null);

  /** Shows so many pixels for one, with what is at a place of the pane staying there: by default its middle. */
  const zoomTo = (next: number | 'fit', place?: { readonly x: number; readonly y: number }) => {
    const { current: view } = pane;
    const before = shownZoom();
    setZoom(next);
    if (!view || next === 'fit') return;
    const at = place ?? { x: view.clientWidth / 2, y: view.clientHeight / 2 };
    const { scrollLeft, scrollTop } = view;
    requestAnimationFrame(() => {
      view.scrollLeft = scrollAfterZoom(scrollLeft, at.x, next / before);
      view.scrollTop = scrollAfterZoom(scrollTop, at.y, next / before);
    });
  };
  const shownZoom = () => (zoom === 'fit' ? (picture.current?.width ?? 1) / (pixels?.width ?? 1) : zoom);
  useStatus(zoom !== 'fit' && texts.detail.zoom(String(Math.round(100 * zoom))));
  const latest = useRef({ zoomTo, shownZoom });
  latest.current = { zoomTo, shownZoom };

  useEffect(() => {
    const view = pane.current;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return; // as a pinch comes, too
      event.preventDefault();
      const { left, top } =
        event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : { left: 0, top: 0 };
      const next = zoomByWheel(latest.current.shownZoom(), event.deltaY);
      latest.current.zoomTo(next, { x: event.clientX - left, y: event.clientY - top });
    };
    view?.addEventListener('wheel', onWheel, { passive: false }); // React's own cannot keep the page from being zoomed
    return () => view?.removeEventListener('wheel', onWheel);
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    if (key === '+' || key === '=') zoomTo(nextZoom(shownZoom(), 1));
    else if (key === '-') zoomTo(nextZoom(shownZoom(), -1));
    else if (key === '0') zoomTo('fit');
    else if (key === '1') zoomTo(1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onPointerMove({ buttons, movementX, movementY, currentTarget }: PointerEvent): void {
    if (buttons === 1) currentTarget.scrollBy(-movementX, -movementY);
  }

  if (failed) return <div className={styles.binary}>{texts.detail.imageFailed}</div>;
  return (
    <div className={styles.zoom}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no frame for a picture */}
      <div
        ref={pane}
        role="group"
        aria-label={texts.detail.picture}
        className={styles.image}
        data-fit={zoom === 'fit' || undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled and enlarged with the keyboard
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={({ currentTarget, pointerId }) => zoom !== 'fit' && currentTarget.setPointerCapture(pointerId)}
        onPointerMove={onPointerMove}
        onDoubleClick={() => zoomTo(zoom === 'fit' ? 1 : 'fit')}
      >
        <img
          ref={picture}
          src={contentUrl(id)}
          alt={texts.detail.imageAlt(name)}
          draggable={false}
          {...(zoom !== 'fit' && pixels && { style: { width: pixels.width * zoom, height: pixels.height * zoom } })}
          onLoad={({ currentTarget }) => setPixels({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })}
          onError={() => setFailed(true)}
        />
      </div>
      {pixels && (
        <div className={styles.zoomBar}>
          {texts.detail.pixels(pixels.width, pixels.height)}
          <IconButton small label={texts.detail.zoomOut} keys="-" onClick={() => zoomTo(nextZoom(shownZoom(), -1))}>
            <Minus size={14} />
          </IconButton>
          <span>{texts.detail.zoom(String(Math.round(100 * shownZoom())))}</span>
          <IconButton small label={texts.detail.zoomIn} keys="+" onClick={() => zoomTo(nextZoom(shownZoom(), 1))}>
            <Plus size={14} />
          </IconButton>
          <Button onClick={() => zoomTo(zoom === 'fit' ? 1 : 'fit')}>
            {zoom === 'fit' ? texts.detail.actualSize : texts.detail.fit}
          </Button>
        </div>
      )}
    </div>
  );
}
