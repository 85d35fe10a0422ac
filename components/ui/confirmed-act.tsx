"use client";

import { type ReactNode, useState } from "react";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "./button.tsx";
import type { ButtonLook, ButtonSize } from "./button-look.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";

type ConfirmedActProps = {
  /** Label of the button, also used in the question. */
  verb: string;
  /** What the action applies to, for screen readers that read the button outside its row. */
  subject?: string;
  title: ReactNode;
  /** What will happen. */
  children: ReactNode;
  /** Label of the button that cancels. */
  keep: ReactNode;
  /** Text of the success toast. */
  done: string;
  act: () => Promise<unknown>;
  look?: ButtonLook;
  size?: ButtonSize;
  className?: string;
};

/** A button for an irreversible action: asks for confirmation, runs it, and reports the result. */
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
