"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { ProtocolFacts, RuleFacts } from "#server/measurements/series-contract.ts";
import { protocolKindOf } from "./protocol-kinds.ts";

const ProtocolForm = dynamic(() => import("./protocol-form.tsx").then((module) => module.ProtocolForm), { ssr: false });
const ReasonForm = dynamic(() => import("./reason-form.tsx").then((module) => module.ReasonForm), { ssr: false });

type ProtocolActProps = {
  patientId: string;
  kind: MeasurementKind;
  /** The period that runs or is planned, or ran last. */
  protocol: ProtocolFacts | null;
  rules: RuleFacts[];
  today: string;
};

/** Begins a period with a plan for one kind of measurement, or ends the one that runs or is planned. */
export function ProtocolAct({ patientId, kind, protocol, rules, today }: ProtocolActProps) {
  const words = useTranslations("measurements.start");
  const names = useTranslations("measurements.protocols");
  const [isOpen, setIsOpen] = useState(false);
  const planKind = protocolKindOf[kind];
  if (!planKind) return null;
  const close = () => setIsOpen(false);
  const running = protocol?.isRunning || protocol?.isPlanned ? protocol : null;
  return (
    <>
      <Button size="small" onPress={() => setIsOpen(true)}>
        {words(running ? "end" : "open")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={running ? words("end") : names(planKind)}>
        {running ? (
          <ReasonForm
            means={words("end-means")}
            verb={words("end")}
            done={words("ended")}
            send={(reason) =>
              api.measurements.endProtocol.mutate({ patientId, protocolId: running.protocolId, reason })
            }
            onDone={close}
          />
        ) : (
          <ProtocolForm patientId={patientId} kind={planKind} rules={rules} today={today} onDone={close} />
        )}
      </Dialog>
    </>
  );
}
