"use client";

import { Search } from "lucide-react";
import type { RefObject } from "react";

type PaletteStartProps = { ref: RefObject<HTMLDialogElement | null>; label: string; onClose: () => void };

/**
 * The palette's field until the palette itself can be drawn: a native dialog, which opens and takes the focus within the key that
 * asked for it, so that nothing typed after that key ends up in the page behind. `usePalette` moves what was typed.
 */
export function PaletteStart({ ref, label, onClose }: PaletteStartProps) {
  return (
    <dialog
      ref={ref}
      aria-label={label}
      onCancel={onClose}
      className="mx-auto mt-3 w-[calc(100%-1.5rem)] max-w-xl overflow-hidden rounded-card border border-line bg-raised p-0 text-ink shadow-float backdrop:bg-shade pane:mt-[12dvh]"
    >
      <div className="flex items-center gap-3 px-4">
        <Search aria-hidden="true" className="size-4.5 shrink-0 text-ink-faint" />
        <input
          type="search"
          aria-label={label}
          placeholder={label}
          className="h-13 min-w-0 grow bg-transparent text-large outline-none placeholder:text-ink-faint"
        />
      </div>
    </dialog>
  );
}
