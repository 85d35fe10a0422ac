"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";

const IssueForm = dynamic(() => import("./issue-form.tsx").then((module) => module.IssueForm), {
  ssr: false,
  loading: Opening,
});

/** Opens a blank form for an issue in the chain. */
export function FileIssue({ today }: { today: string }) {
  const words = useTranslations("issues");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button look="primary" onPress={() => setIsOpen(true)}>
        {words("file")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={words("file")}>
        <IssueForm today={today} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
