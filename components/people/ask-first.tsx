"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

type AskFirstProps = {
  title: ReactNode;
  /** What will happen. */
  children: ReactNode;
  verb: ReactNode;
  isGrave?: boolean;
  onDecide: () => void;
  onClose: () => void;
};

/** Says what will happen before it does. */
export function AskFirst({ title, children, verb, isGrave, onDecide, onClose }: AskFirstProps) {
  const words = useTranslations("people.invite");
  const decide = () => {
    onClose();
    onDecide();
  };
  return (
    <Dialog
      isOpen
      role="alertdialog"
      onOpenChange={onClose}
      title={title}
      actions={
        <>
          <Button onPress={onClose}>{words("cancel")}</Button>
          <Button look={isGrave ? "grave" : "primary"} onPress={decide}>
            {verb}
          </Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  );
}
