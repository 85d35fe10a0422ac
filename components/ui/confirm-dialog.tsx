"use client";

import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

type ConfirmDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  /** What will happen. */
  children: ReactNode;
  /** Label of the button that confirms. */
  verb: ReactNode;
  /** Label of the button that cancels. */
  keep: ReactNode;
  isGrave?: boolean;
  isPending?: boolean;
  onConfirm: () => void;
};

/** Asks for confirmation and says what will happen. */
export function ConfirmDialog({
  onClose,
  children,
  verb,
  keep,
  isGrave,
  isPending,
  onConfirm,
  ...rest
}: ConfirmDialogProps) {
  return (
    <Dialog
      {...rest}
      role="alertdialog"
      onOpenChange={onClose}
      actions={
        <>
          <Button onPress={onClose}>{keep}</Button>
          <Button look={isGrave ? "grave" : "primary"} isPending={isPending} onPress={onConfirm}>
            {verb}
          </Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  );
}
