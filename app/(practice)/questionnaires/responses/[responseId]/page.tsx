import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { Page } from "#components/layout/page.tsx";
import { PatientHead } from "#components/patients/patient-head.tsx";
import { ResponsePanel } from "#components/questionnaires/answers/response-panel.tsx";
import { responseResult } from "#components/questionnaires/answers/response-result.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { serverApi } from "#server/api/caller.ts";
import { ResponseInput } from "#server/questionnaires/answers/contract.ts";

type Route = { params: Promise<{ responseId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("questionnaires.response"))("title") };
}

/** One patient's response; opening it is logged. */
export default async function ResponsePage({ params }: Route) {
  await openScreen("questionnaires");
  const asked = ResponseInput.safeParse(await params);
  if (!asked.success) notFound();
  const [api, screen, words, locale, format] = await Promise.all([
    serverApi(),
    getTranslations("questionnaires"),
    getTranslations("questionnaires.response"),
    getLocale(),
    getFormatter(),
  ]);
  const response = await api.questionnaires.response(asked.data);
  const patient = await api.patients.get({ patientId: response.patientId });
  const result = responseResult(words, response.score, locale, (score) => format.number(score));
  return (
    <Page
      name={<TextLink href="/questionnaires">{screen("title")}</TextLink>}
      sentence={<PatientHead patient={patient} />}
      more={words("sentence", { title: response.questionnaire.title, result })}
      actions={<LinkButton href={`/patients/${patient.patientId}`}>{words("to-patient")}</LinkButton>}
    >
      <ResponsePanel response={response} />
    </Page>
  );
}
