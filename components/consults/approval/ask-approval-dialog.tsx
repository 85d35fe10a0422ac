"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";

const anybody = "anybody";

export type Approver = { personId: string; name: string };

type AskApprovalDialogProps = {
  approvers: Approver[];
  /** Whose the consult is: asked first, where they may approve. */
  assigneeId: string | null;
  onAsk: (askedOf: string | null) => void;
  onClose: () => void;
};

/** Of whom approval is asked, before an answer goes out. */
export function AskApprovalDialog({ approvers, assigneeId, onAsk, onClose }: AskApprovalDialogProps) {
  const words = useTranslations("consults.approval");
  const usual = approvers.find(({ personId }) => personId === assigneeId)?.personId ?? anybody;
  const [chosen, setChosen] = useState(usual);
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={words("title")}
      actions={
        <>
          <Button onPress={onClose}>{words("back")}</Button>
          <Button look="primary" onPress={() => onAsk(chosen === anybody ? null : chosen)}>
            {words("verb")}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={words("of")}
        hint={words("hint")}
        value={chosen}
        onChange={setChosen}
        choices={[
          { id: anybody, label: words("anybody") },
          ...approvers.map(({ personId, name }) => ({ id: personId, label: name })),
        ]}
      />
    </Dialog>
  );
}
