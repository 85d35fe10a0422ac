"use client";

import { useEffect, useRef } from "react";
import { turned } from "./photo-scale.ts";

/** A photo as the viewer needs it; `name` says what it is and of when. */
export type ViewedPhoto = { documentId: string; address: string; name: string; width: number; height: number };

type PhotoPaneProps = {
  photo: ViewedPhoto;
  /** CSS pixels for one of the picture; null: not known yet. */
  scale: number | null;
  /** Quarter turns. */
  turns: number;
  onSize: (size: { width: number; height: number }) => void;
};

/** Own choice, 2026-12-01: a photo on a tall screen leaves room for what is around it. In CSS pixels; the pane itself is a little higher. */
const heightMax = 832;

/** A photo in a pane that scrolls when it is larger. */
export function PhotoPane({ photo, scale, turns, onSize }: PhotoPaneProps) {
  const pane = useRef<HTMLElement>(null);
  const tell = useRef(onSize);
  useEffect(() => {
    tell.current = onSize;
  });
  useEffect(() => {
    const { current } = pane;
    if (!current) return;
    const watcher = new ResizeObserver(([entry]) => {
      if (entry) tell.current({ width: entry.contentRect.width, height: Math.min(innerHeight * 0.7, heightMax) });
    });
    watcher.observe(current);
    return () => watcher.disconnect();
  }, []);
  const shown = scale ?? 0;
  const room = turned(photo, turns);
  return (
    <figure className="min-w-0">
      <section
        ref={pane}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        aria-label={photo.name}
        className="max-h-[min(72dvh,54rem)] min-h-40 overflow-auto rounded-card bg-sunken"
      >
        <div className="relative mx-auto" style={{ width: room.width * shown, height: room.height * shown }}>
          {/* biome-ignore lint/performance/noImgElement: bytes of a patient, never kept or resized by another server */}
          <img
            src={photo.address}
            alt={photo.name}
            className="absolute top-1/2 left-1/2 max-w-none"
            style={{
              width: photo.width * shown,
              height: photo.height * shown,
              transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
            }}
          />
        </div>
      </section>
      <figcaption className="truncate pt-1 text-ink-soft text-small">{photo.name}</figcaption>
    </figure>
  );
}
