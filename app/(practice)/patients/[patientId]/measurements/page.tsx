import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { Search } from "#app/search.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { keptFromOf } from "#components/measurements/agreements/kept-from.ts";
import { HandledAlarmsCard } from "#components/measurements/assessment/handled-alarms-card.tsx";
import { OpenAlarmsCard } from "#components/measurements/assessment/open-alarms-card.tsx";
import { orderCookie, readOrder } from "#components/measurements/series/measurement-orders.ts";
import { MeasurementOverview } from "#components/measurements/series/measurement-overview.tsx";
import { MeasurementSentence } from "#components/measurements/series/measurement-sentence.tsx";
import { OrderTabs } from "#components/measurements/series/order-tabs.tsx";
import { OtherKinds } from "#components/measurements/series/other-kinds.tsx";
import { PatientHead } from "#components/patients/patient-head.tsx";
import { PatientTabs } from "#components/patients/patient-tabs.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";
import { KindSection } from "./kind-section.tsx";
import { readSeries } from "./read-series.ts";
import { kindAddress, readMeasurementSearch } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("measurements.patient"))("title") };
}

type Props = { params: Promise<{ patientId: string }>; searchParams: Promise<Search> };

/** All measurements of one patient in one of four views, or a single kind in full. */
export default async function PatientMeasurementsPage({ params, searchParams }: Props) {
  await openScreen("patients");
  const [api, { patientId }, search] = await Promise.all([serverApi(), params, searchParams]);
  const { kind, days, act, order: asked } = readMeasurementSearch(search);
  const [patient, measurements] = await Promise.all([
    api.patients.get({ patientId }),
    api.measurements.patient({ patientId }),
  ]);
  const order = readOrder(asked, (await cookies()).get(orderCookie)?.value);
  const known = measurements.kinds.map((facts) => facts.kind);
  const asksKinds =
    kind === undefined && (order === "kind" || known.length === 0) && (await readerMay("measurement.record"));
  const { fullName, birthDate, recordNumber, hasNamesake } = patient;
  const told = { fullName, birthDate, recordNumber, hasNamesake };
  return (
    <Page name={<PatientHead patient={patient} />} sentence={<MeasurementSentence kinds={measurements.kinds} />}>
      <PatientTabs patientId={patientId} current="measurements" />
      <OrderTabs order={kind ? null : order} />
      <OpenAlarmsCard alarms={measurements.alarms} patient={patient} />
      <HandledAlarmsCard alarms={measurements.handledAlarms.map((one) => ({ ...one, ...told }))} />
      {kind ? (
        <KindSection
          patientId={patientId}
          kind={kind}
          days={days}
          act={act}
          measurements={measurements}
          keptFrom={keptFromOf(patient.contactNotes)}
        />
      ) : (
        <MeasurementOverview
          patientId={patientId}
          measurements={measurements}
          order={order}
          answers={await readSeries(api, patientId, measurements, order)}
          maySetAside={await readerMay("measurement.set-aside")}
          hrefOf={(one) => kindAddress(patientId, one)}
        />
      )}
      {asksKinds ? <OtherKinds known={known} hrefOf={(one) => kindAddress(patientId, one)} /> : null}
    </Page>
  );
}
