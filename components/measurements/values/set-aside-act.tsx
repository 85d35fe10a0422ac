"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { MeasuredValue } from "#server/measurements/values/contract.ts";
import { useValueWords } from "./value-words.ts";

const ReasonForm = dynamic(() => import("./reason-form.tsx").then((module) => module.ReasonForm), {
  ssr: false,
  loading: Opening,
});

type SetAsideActProps = { patientId: string; value: MeasuredValue };

/**
 * Sets a value aside with a reason, or takes that back. A value set aside by the rules stays so, since it is not
 * usable.
 */
export function SetAsideAct({ patientId, value }: SetAsideActProps) {
  const words = useTranslations("measurements.set-aside-act");
  const [isOpen, setIsOpen] = useState(false);
  const say = useValueWords(value.kind);
  const isBack = value.setAside === "by-a-person";
  if (value.setAside !== null && !isBack) return null;
  const verb = words(isBack ? "back" : "aside");
  const send = isBack ? api.measurements.takeBack : api.measurements.setAside;
  return (
    <>
      <Button look="plain" size="small" onPress={() => setIsOpen(true)} className="font-normal">
        {verb}
        <span className="sr-only">: {say.whole(value)}</span>
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={words("title", { act: verb, value: say.whole(value) })}>
        <ReasonForm
          means={words(isBack ? "back-means" : "aside-means")}
          verb={verb}
          done={words(isBack ? "back-done" : "aside-done")}
          send={(reason) => send.mutate({ patientId, measurementId: value.measurementId, reason })}
          onDone={() => setIsOpen(false)}
        />
      </Dialog>
    </>
  );
}
