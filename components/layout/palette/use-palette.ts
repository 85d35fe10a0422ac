"use client";

import { type ComponentType, type RefObject, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useLoadedSoon } from "#components/ui/use-loaded-soon.ts";
import type { PaletteProps } from "./palette.tsx";

// Large and rarely used, so loaded on demand.
const loadPalette = () => import("./palette.tsx").then((module) => module.Palette);

type OpenPalette = {
  start: RefObject<HTMLDialogElement | null>;
  /** The palette with what was typed so far; null while it is closed or about to come. */
  opened: { Palette: ComponentType<PaletteProps>; text: string } | null;
  open: () => void;
  close: () => void;
};

/** Its first drawing takes up to a quarter of a second, in which the field must be there already. */
const afterPaint = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** Opens the palette within the event that asks for it: a field at once, and the palette in its place once that can be drawn. */
export function usePalette(): OpenPalette {
  const start = useRef<HTMLDialogElement>(null);
  const [opened, setOpened] = useState<OpenPalette["opened"]>(null);
  useLoadedSoon(loadPalette);
  const open = () => {
    if (opened || start.current?.open) return;
    start.current?.showModal();
    const field = start.current?.querySelector("input");
    if (field) field.value = "";
    Promise.all([loadPalette(), afterPaint()]).then(
      ([Palette]) => {
        if (!start.current?.open) return;
        // In one task: the dialog gives the focus back to the page, and the palette takes it, before any other key.
        start.current.close();
        flushSync(() => setOpened({ Palette, text: field?.value ?? "" }));
      },
      () => start.current?.close(),
    );
  };
  return { start, opened, open, close: () => setOpened(null) };
}
