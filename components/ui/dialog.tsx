"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";

export type DialogProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons, the primary one last. */
  actions?: ReactNode;
  /** `alertdialog` asks before something that cannot be undone: a click beside it does not close it. */
  role?: "dialog" | "alertdialog";
  width?: "form" | "wide";
};

const DialogSheet = dynamic(() => import("./dialog-sheet.tsx").then((module) => module.DialogSheet), { ssr: false });

/** A sheet before the page: one question, then back. At the bottom of a phone, in the middle elsewhere. */
export function Dialog(props: DialogProps) {
  return props.isOpen ? <DialogSheet {...props} /> : null;
}
