import { getTranslations } from "next-intl/server";
import { MeasurementActs } from "#components/measurements/measurement-acts.tsx";
import { MeasurementPanel } from "#components/measurements/measurement-panel.tsx";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import { serverApi } from "#server/api/caller.ts";
import { may } from "#server/api/may.ts";
import type { PatientMeasurements } from "#server/measurements/series-contract.ts";
import { readActs } from "./read-acts.ts";
import { kindAddress, periods } from "./search-params.ts";

type KindSectionProps = { patientId: string; kind: MeasurementKind; days: number; measurements: PatientMeasurements };

/** One kind of one patient, with what somebody can do about it. */
export async function KindSection({ patientId, kind, days, measurements }: KindSectionProps) {
  const [api, words] = await Promise.all([serverApi(), getTranslations("measurements.patient")]);
  const [answer, profile, acts, maySetAside] = await Promise.all([
    api.measurements.series({ patientId, kind, days }),
    kind === "blood-glucose" ? api.measurements.profile({ patientId }) : null,
    readActs(api),
    may("measurement.set-aside"),
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
          patientId={patientId}
          kind={kind}
          protocol={answer.protocol?.isRunning ? answer.protocol : (answer.planned ?? answer.protocol)}
          rules={measurements.rules}
          alarmRules={measurements.alarmRules}
        />
      }
    />
  );
}
