import { getTranslations } from "next-intl/server";
import type { KeptFrom } from "#components/measurements/agreements/kept-from.ts";
import { MeasurementActs } from "#components/measurements/agreements/measurement-acts.tsx";
import { protocolKindOf } from "#components/measurements/agreements/protocol-kinds.ts";
import { MeasurementPanel } from "#components/measurements/series/measurement-panel.tsx";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { readerMay, serverApi } from "#server/api/caller.ts";
import type { PatientMeasurements } from "#server/measurements/series/contract.ts";
import { readActs } from "./read-acts.ts";
import { kindAddress, periods } from "./search-params.ts";

type KindSectionProps = {
  patientId: string;
  kind: MeasurementKind;
  days: number;
  keptFrom: KeptFrom | null;
  measurements: PatientMeasurements;
  act?: "target" | "protocol";
};

/** One kind of measurement of one patient, with the actions on it. */
export async function KindSection({ patientId, kind, days, keptFrom, measurements, act }: KindSectionProps) {
  const [api, words] = await Promise.all([serverApi(), getTranslations("measurements.patient")]);
  const planKind = protocolKindOf[kind];
  const [answer, profile, acts, maySetAside, instructions] = await Promise.all([
    api.measurements.series({ patientId, kind, days }),
    kind === "blood-glucose" ? api.measurements.profile({ patientId }) : null,
    readActs(api),
    readerMay("measurement.set-aside"),
    planKind ? api.measurements.instructions({ patientId, kind: planKind }) : null,
  ]);
  return (
    <MeasurementPanel
      patientId={patientId}
      answer={answer}
      profile={profile}
      maySetAside={maySetAside}
      periods={periods.map((one) => ({
        href: kindAddress(patientId, kind, one),
        label: words(`periods.${one}`),
        isCurrent: one === days,
      }))}
      acts={
        <MeasurementActs
          {...acts}
          keptFrom={keptFrom}
          instructions={instructions}
          patientId={patientId}
          kind={kind}
          opens={act}
          protocol={answer.protocol?.isRunning ? answer.protocol : (answer.planned ?? answer.protocol)}
          rules={measurements.rules}
          alarmRules={measurements.alarmRules}
        />
      }
    />
  );
}
