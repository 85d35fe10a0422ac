"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { RecordKind } from "./record-form.tsx";

const RecordForm = dynamic(() => import("./record-form.tsx").then((module) => module.RecordForm), {
  ssr: false,
  loading: Opening,
});

type RecordActProps = { patientId: string; kind: RecordKind; today: string };

/** Records a value measured by the practice. */
export function RecordAct({ patientId, kind, today }: RecordActProps) {
  const words = useTranslations("measurements.record");
  const kinds = useTranslations("measurements.kinds");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size="small" onPress={() => setIsOpen(true)}>
        {words("open")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={`${words("title")}: ${kinds(kind)}`}>
        <RecordForm patientId={patientId} kind={kind} today={today} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
