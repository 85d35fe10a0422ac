"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components/Modal";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";

export type DialogProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons, the primary one last. */
  actions?: ReactNode;
  /** `alertdialog` confirms something that cannot be undone: a click outside does not close it. */
  role?: "dialog" | "alertdialog";
  width?: "form" | "wide";
};

/** The dialog itself; loaded when the first one opens. */
export function DialogSheet({ onOpenChange, title, children, actions, role = "dialog", width = "form" }: DialogProps) {
  const words = useTranslations("ui.dialog");
  return (
    <ModalOverlay
      isOpen
      onOpenChange={onOpenChange}
      isDismissable={role === "dialog"}
      className="fixed inset-0 z-50 flex animate-appear items-end justify-center bg-shade pane:items-center pane:p-6"
    >
      <Modal
        className={classNames(
          "flex max-h-[92dvh] w-full animate-rise flex-col overflow-hidden rounded-t-card bg-raised shadow-float pane:max-h-[85dvh] pane:rounded-card",
          width === "form" ? "pane:max-w-lg" : "pane:max-w-3xl",
        )}
      >
        <AriaDialog role={role} className="flex min-h-0 flex-col outline-none">
          <header className="flex items-center justify-between gap-4 border-line border-b py-2 pr-2 pl-5">
            <Heading slot="title" className="py-1.5 font-strong text-large">
              {title}
            </Heading>
            <Button look="plain" size="icon" aria-label={words("close")} onPress={() => onOpenChange(false)}>
              <X aria-hidden="true" className="size-4.5" />
            </Button>
          </header>
          <div className="min-h-0 overflow-y-auto px-5 py-4">{children}</div>
          {actions ? (
            <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">{actions}</footer>
          ) : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
