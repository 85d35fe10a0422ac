"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { InstructionSetting } from "#db/terms/measurement-instructions.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { ProtocolFacts, RuleFacts } from "#server/measurements/interpretation/contract.ts";
import type { KeptFrom } from "./kept-from.ts";
import { firstDayOf, protocolKindOf } from "./protocol-kinds.ts";

const ProtocolForm = dynamic(() => import("./protocol-form.tsx").then((module) => module.ProtocolForm), {
  ssr: false,
  loading: Opening,
});
const ReasonForm = dynamic(
  () => import("#components/measurements/values/reason-form.tsx").then((module) => module.ReasonForm),
  { ssr: false, loading: Opening },
);

type ProtocolActProps = {
  patientId: string;
  kind: MeasurementKind;
  /** The protocol that is running or planned, else the last one. */
  protocol: ProtocolFacts | null;
  rules: RuleFacts[];
  opensAtOnce: boolean;
  keptFrom: KeptFrom | null;
  instructions: InstructionSetting;
  mayWrite: boolean;
};

/** Starts a measurement protocol for one kind, or ends the one that is running or planned. */
export function ProtocolAct(props: ProtocolActProps) {
  const { patientId, kind, protocol, rules, opensAtOnce, keptFrom, instructions, mayWrite } = props;
  const words = useTranslations("measurements.start");
  const names = useTranslations("measurements.protocols");
  const running = protocol?.isRunning || protocol?.isPlanned ? protocol : null;
  const [isOpen, setIsOpen] = useState(opensAtOnce && !running);
  const planKind = protocolKindOf[kind];
  if (!planKind) return null;
  const close = () => setIsOpen(false);
  return (
    <>
      <Button size="small" onPress={() => setIsOpen(true)}>
        {words(running ? "end" : "open")}
      </Button>
      {running ? (
        <LinkButton size="small" href={`/patients/${patientId}/measurements/instructions?kind=${kind}`}>
          {words("print")}
        </LinkButton>
      ) : null}
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
          <ProtocolForm
            patientId={patientId}
            kind={planKind}
            rules={rules}
            startsOn={firstDayOf(planKind, new Date())}
            keptFrom={keptFrom}
            instructions={instructions}
            mayWrite={mayWrite}
            onDone={close}
          />
        )}
      </Dialog>
    </>
  );
}
