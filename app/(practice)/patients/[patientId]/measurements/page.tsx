import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { Search } from "#app/search.ts";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { orderCookie, readOrder } from "#components/measurements/measurement-orders.ts";
import { MeasurementOverview } from "#components/measurements/measurement-overview.tsx";
import { MeasurementSentence } from "#components/measurements/measurement-sentence.tsx";
import { OpenAlarmsCard } from "#components/measurements/open-alarms-card.tsx";
import { OrderTabs } from "#components/measurements/order-tabs.tsx";
import { OtherKinds } from "#components/measurements/other-kinds.tsx";
import { PatientTabs } from "#components/patients/patient-tabs.tsx";
import { serverApi } from "#server/api/caller.ts";
import { may } from "#server/api/may.ts";
import { KindSection } from "./kind-section.tsx";
import { readSeries } from "./read-series.ts";
import { kindAddress, readMeasurementSearch } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("measurements.patient"))("title") };
}

type Props = { params: Promise<{ patientId: string }>; searchParams: Promise<Search> };

/** All that one patient shared as measurements, in four orders; or one kind of it, whole. */
export default async function PatientMeasurementsPage({ params, searchParams }: Props) {
  await openScreen("patients");
  const [api, words, { patientId }, search] = await Promise.all([
    serverApi(),
    getTranslations("measurements.patient"),
    params,
    searchParams,
  ]);
  const { kind, days, order: asked } = readMeasurementSearch(search);
  const [patient, measurements] = await Promise.all([
    api.patients.get({ patientId }),
    api.measurements.patient({ patientId }),
  ]);
  const order = readOrder(asked, (await cookies()).get(orderCookie)?.value);
  const known = measurements.kinds.map((facts) => facts.kind);
  const asksKinds = kind === undefined && (order === "kind" || known.length === 0) && (await may("measurement.record"));
  return (
    <Page
      name={words("name", { name: patient.fullName, years: patient.ageYears })}
      sentence={<MeasurementSentence kinds={measurements.kinds} />}
    >
      <PatientTabs patientId={patientId} current="measurements" />
      <OrderTabs order={kind ? null : order} />
      <OpenAlarmsCard alarms={measurements.alarms} name={patient.fullName} />
      {kind ? (
        <KindSection patientId={patientId} kind={kind} days={days} measurements={measurements} />
      ) : (
        <MeasurementOverview
          patientId={patientId}
          measurements={measurements}
          order={order}
          answers={await readSeries(api, patientId, measurements, order)}
          maySetAside={await may("measurement.set-aside")}
          hrefOf={(one) => kindAddress(patientId, one)}
        />
      )}
      {asksKinds ? <OtherKinds known={known} hrefOf={(one) => kindAddress(patientId, one)} /> : null}
    </Page>
  );
}
