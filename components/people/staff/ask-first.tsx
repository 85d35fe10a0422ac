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

/** Confirms an action on an account. Closes at once; the result is shown elsewhere. */
export function AskFirst({ onDecide, onClose, ...rest }: AskFirstProps) {
  const words = useTranslations("people.invite");
  const decide = () => {
    onClose();
    onDecide();
  };
  return <ConfirmDialog {...rest} isOpen keep={words("cancel")} onConfirm={decide} onClose={onClose} />;
}
