"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { QuestionnaireItems } from "#components/questionnaires/items/questionnaire-items.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { type Inspection, Terms } from "#server/questionnaires/library/contract.ts";
import { FindingList } from "./finding-list.tsx";
import { ScoringCard } from "./scoring-card.tsx";
import { listLanguages, TermsFields } from "./terms-fields.tsx";

type InspectedFileProps = { content: string; inspection: Inspection };

/** Preview of a questionnaire file: the findings, the patient's view, and the licence terms to fill in. */
export function InspectedFile({ content, inspection }: InspectedFileProps) {
  const words = useTranslations("questionnaires.import");
  const { title, version, url, release, items, findings, scoring, canImport, isKnown } = inspection;
  return (
    <>
      <section aria-live="polite" className="space-y-3">
        <p>
          <span className="font-strong text-large">{title}</span>{" "}
          <span className="text-ink-soft">{words("read-as", { release: release === "stu3" ? "STU3" : "R4" })}</span>
          <span className="block break-all text-ink-soft text-small">
            {url} · {version}
          </span>
        </p>
        {isKnown ? (
          <Callout state="look" title={words("known-title")}>
            {words("known-body")}
          </Callout>
        ) : null}
        <FindingList findings={findings} />
      </section>
      <div className="grid items-start gap-5 desk:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card title={words("preview")}>
          <QuestionnaireItems items={items} />
        </Card>
        <div className="space-y-5">
          <ScoringCard scoring={scoring} />
          {canImport ? <ImportTerms content={content} inspection={inspection} /> : null}
        </div>
      </div>
    </>
  );
}

function ImportTerms({ content, inspection }: InspectedFileProps) {
  const words = useTranslations("questionnaires.import");
  const router = useRouter();
  const spoken = inspection.language?.slice(0, 2).toLowerCase() ?? "nl";
  const form = useZodForm(Terms, {
    licence: "unclear",
    licenceText: inspection.copyright?.slice(0, 500) ?? "",
    source: inspection.publisher ?? "",
    language: listLanguages.includes(spoken) ? spoken : "nl",
  });
  const save = async (terms: Terms) => {
    const { release } = inspection;
    const { questionnaireId } = await api.questionnaires.import.mutate({ content, release, ...terms });
    router.push(`/questionnaires/library/${questionnaireId}`);
  };
  return (
    <Card title={words("terms")}>
      <Form form={form} onSubmit={save} done={words("saved")} leavesPage>
        <p className="max-w-prose text-ink-soft">{words("terms-text")}</p>
        <TermsFields control={form.control} />
        <SubmitButton>{words("save")}</SubmitButton>
      </Form>
    </Card>
  );
}
