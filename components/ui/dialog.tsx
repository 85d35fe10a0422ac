"use client";

import dynamic from "next/dynamic";
import type { DialogProps } from "./dialog-sheet.tsx";

const DialogSheet = dynamic(() => import("./dialog-sheet.tsx").then((module) => module.DialogSheet), { ssr: false });

/** A sheet before the page: one question, then back. At the bottom of a phone, in the middle elsewhere. */
export function Dialog(props: DialogProps) {
  return props.isOpen ? <DialogSheet {...props} /> : null;
}
