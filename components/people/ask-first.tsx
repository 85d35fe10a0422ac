"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";

type AskFirstProps = {
  title: ReactNode;
  /** What will happen. */
  children: ReactNode;
  verb: ReactNode;
  isGrave?: boolean;
  onDecide: () => void;
  onClose: () => void;
};

/** Asks about a person's account; closes at once, what comes of it is shown elsewhere. */
export function AskFirst({ onDecide, onClose, ...rest }: AskFirstProps) {
  const words = useTranslations("people.invite");
  const decide = () => {
    onClose();
    onDecide();
  };
  return <ConfirmDialog {...rest} isOpen keep={words("cancel")} onConfirm={decide} onClose={onClose} />;
}
