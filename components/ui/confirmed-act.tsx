"use client";

import { type ReactNode, useState } from "react";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "./button.tsx";
import type { ButtonLook, ButtonSize } from "./button-look.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";

type ConfirmedActProps = {
  /** On the button and in the question. */
  verb: string;
  /** What it is done to, for who hears the button instead of seeing it in its row. */
  subject?: string;
  title: ReactNode;
  /** What will happen. */
  children: ReactNode;
  /** The button that leaves everything as it is. */
  keep: ReactNode;
  /** What the toast says afterwards. */
  done: string;
  act: () => Promise<unknown>;
  look?: ButtonLook;
  size?: ButtonSize;
  className?: string;
};

/** A button for what cannot be undone: asks first, does it, and says that it was done. */
export function ConfirmedAct({ verb, subject, title, children, keep, done, act, ...button }: ConfirmedActProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { run, isPending } = useAction();
  const close = () => setIsOpen(false);
  return (
    <>
      <Button {...button} aria-label={subject ? `${verb}: ${subject}` : undefined} onPress={() => setIsOpen(true)}>
        {verb}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={close}
        title={title}
        verb={verb}
        keep={keep}
        isGrave
        isPending={isPending}
        onConfirm={() => run(act, { done, onDone: close })}
      >
        {children}
      </ConfirmDialog>
    </>
  );
}
