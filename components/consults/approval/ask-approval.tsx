"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { type Approver, AskApprovalDialog } from "./ask-approval-dialog.tsx";

type AskApprovalProps = {
  approvers: Approver[];
  assigneeId: string | null;
  isPending: boolean;
  isDisabled: boolean;
  /** Whether what is written can be asked about as it is; says so when it cannot. */
  isReady: () => boolean;
  onAsk: (askedOf: string | null) => void;
};

/** Asks first of whom approval is asked. */
export function AskApproval({ approvers, assigneeId, isPending, isDisabled, isReady, onAsk }: AskApprovalProps) {
  const words = useTranslations("consults.answer");
  const [isOpen, setIsOpen] = useState(false);
  const ask = (askedOf: string | null) => {
    setIsOpen(false);
    onAsk(askedOf);
  };
  return (
    <>
      <Button isPending={isPending} isDisabled={isDisabled} onPress={() => setIsOpen(isReady())} aria-haspopup="dialog">
        {words("askApproval")}
      </Button>
      {isOpen ? (
        <AskApprovalDialog approvers={approvers} assigneeId={assigneeId} onAsk={ask} onClose={() => setIsOpen(false)} />
      ) : null}
    </>
  );
}
