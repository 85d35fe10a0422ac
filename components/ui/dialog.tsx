"use client";

import dynamic from "next/dynamic";
import type { DialogProps } from "./dialog-sheet.tsx";
import { Opening } from "./opening.tsx";
import { useLoadedSoon } from "./use-loaded-soon.ts";

const loadSheet = () => import("./dialog-sheet.tsx").then((module) => module.DialogSheet);
const DialogSheet = dynamic(loadSheet, { ssr: false, loading: Opening });

/** A modal dialog for one question: at the bottom of the screen on a phone, centred elsewhere. */
export function Dialog(props: DialogProps) {
  useLoadedSoon(loadSheet);
  return props.isOpen ? <DialogSheet {...props} /> : null;
}
