"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { type ReceivedAnswer, ValueAsReceived } from "./value-as-received.tsx";

type ValueDialogProps = { patientId: string; measurementId: string; kind: MeasurementKind };

/** Loads the details of a value on demand and shows them in a dialog. */
export function ValueDialog({ patientId, measurementId, kind }: ValueDialogProps) {
  const words = useTranslations("measurements.value");
  const kinds = useTranslations("measurements.kinds");
  const [answer, setAnswer] = useState<ReceivedAnswer | null>(null);
  const { run, isPending } = useAction();
  const open = () =>
    run(() => api.measurements.get.query({ patientId, measurementId }), { onDone: (found) => setAnswer(found) });
  return (
    <>
      <Button look="plain" size="small" onPress={open} isPending={isPending} className="-ml-2.5">
        {words("open")}
      </Button>
      <Dialog
        isOpen={answer !== null}
        onOpenChange={() => setAnswer(null)}
        title={words("title", { kind: kinds(kind) })}
        width="wide"
      >
        {answer ? <ValueAsReceived answer={answer} /> : null}
      </Dialog>
    </>
  );
}
