"use client";

import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Card } from "#components/ui/card.tsx";
import type { QuestionnaireView } from "#server/questionnaires/library/contract.ts";
import { TermsFields } from "./terms-fields.tsx";

const fetchTerms = () => import("#server/questionnaires/library/contract.ts").then((module) => module.Terms);

/** The licence terms of an imported questionnaire, to fill in or correct. */
export function TermsCard({ list }: { list: QuestionnaireView }) {
  const words = useTranslations("questionnaires.import");
  const { questionnaireId, licence, licenceText, source, language } = list;
  const form = useZodForm(fetchTerms, { licence, licenceText, source, language });
  return (
    <Card title={words("terms")}>
      <Form
        form={form}
        onSubmit={(values) => api.questionnaires.setTerms.mutate({ questionnaireId, ...values })}
        done={words("licence-saved")}
      >
        <p className="max-w-prose text-ink-soft">{words("terms-text")}</p>
        <TermsFields control={form.control} />
        <SubmitButton look="quiet">{words("licence-save")}</SubmitButton>
      </Form>
    </Card>
  );
}
