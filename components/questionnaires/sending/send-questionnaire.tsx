"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextArea } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { Card } from "#components/ui/card.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { showToast } from "#components/ui/toast-queue.ts";
import { remindAfterDaysDefault, validDaysDefault } from "#db/terms/questionnaires.ts";
import type { LibraryRow } from "#server/questionnaires/library/contract.ts";
import type { Recipient, SendInput, SendOutcome } from "#server/questionnaires/sending/contract.ts";
import { RecipientList } from "./recipient-list.tsx";

const fetchSendInput = () => import("#server/questionnaires/sending/contract.ts").then((module) => module.SendInput);

type SendQuestionnaireProps = { lists: LibraryRow[]; questionnaireId: string | null; recipients: Recipient[] };

const validChoices = [7, 14, 30, 60];
const monthChoices = [1, 2, 3, 6, 12];

/**
 * Sends a questionnaire: which one, to whom, until when, how often. Patients who are skipped are named before and
 * after.
 */
export function SendQuestionnaire({ lists, questionnaireId, recipients: chosen }: SendQuestionnaireProps) {
  const words = useTranslations("questionnaires.send");
  const router = useRouter();
  const [recipients, setRecipients] = useState(chosen);
  const form = useZodForm(fetchSendInput, {
    questionnaireId: questionnaireId ?? "",
    patientIds: chosen.map((each) => each.patientId),
    validDays: validDaysDefault,
    remindAfterDays: [...remindAfterDaysDefault],
    message: "",
    everyMonths: null,
  });
  const list = lists.find((each) => each.questionnaireId === form.watch("questionnaireId"));
  const change = (next: Recipient[]) => {
    setRecipients(next);
    form.setValue(
      "patientIds",
      next.map((each) => each.patientId),
      { shouldValidate: form.formState.isSubmitted },
    );
  };
  const reached = recipients.filter((each) => !each.hasLeft && !(list && each.openUrls.includes(list.url)));
  const tell = (outcome: SendOutcome) => {
    const skipped = outcome.skipped.length > 0 ? ` ${words("skipped", { count: outcome.skipped.length })}` : "";
    const text = outcome.sentCount > 0 ? words("done", { count: outcome.sentCount }) : words("nobody");
    showToast({ state: outcome.sentCount > 0 ? "fine" : "look", text: `${text}${skipped}` });
    router.push("/questionnaires");
    router.refresh();
  };
  return (
    <Form form={form} leavesPage onSubmit={async (values) => tell(await api.questionnaires.send.mutate(values))}>
      <Card>
        <div className="space-y-5">
          <FormSelect
            control={form.control}
            name="questionnaireId"
            label={words("list")}
            placeholder={words("choose-list")}
            choices={lists.map((each) => ({ id: each.questionnaireId, label: each.title }))}
          />
          {list ? (
            <TextLink href={`/questionnaires/library/${list.questionnaireId}`}>{words("preview")}</TextLink>
          ) : null}
        </div>
      </Card>
      <RecipientList recipients={recipients} openUrl={list?.url ?? null} onChange={change} />
      <Card>
        <div className="space-y-5">
          <TermFields form={form} />
          <FormTextArea
            control={form.control}
            name="message"
            label={words("message")}
            hint={words("message-hint")}
            optional={words("optional")}
            rows={3}
          />
        </div>
      </Card>
      <p className="text-ink-soft text-small">{words("how")}</p>
      <SubmitButton>{words("submit", { count: reached.length })}</SubmitButton>
    </Form>
  );
}

type SendForm = ReturnType<typeof useZodForm<typeof SendInput>>;

/** How long it stays open, when the patient is reminded, and whether it recurs. */
function TermFields({ form }: { form: SendForm }) {
  const words = useTranslations("questionnaires.send");
  const hasProblem = form.formState.errors.remindAfterDays !== undefined;
  return (
    <div className="grid gap-5 pane:grid-cols-3">
      <Select
        label={words("valid")}
        value={String(form.watch("validDays"))}
        onChange={(value) => form.setValue("validDays", Number(value), { shouldValidate: form.formState.isSubmitted })}
        choices={validChoices.map((count) => ({ id: String(count), label: words("valid-days", { count }) }))}
      />
      <TextField
        label={words("remind")}
        hint={words("remind-hint")}
        defaultValue={remindAfterDaysDefault.join(", ")}
        onChange={(text) =>
          form.setValue("remindAfterDays", daysIn(text), { shouldValidate: form.formState.isSubmitted })
        }
        error={hasProblem ? words("remind-problem") : undefined}
      />
      <Select
        label={words("series")}
        value={String(form.watch("everyMonths") ?? "once")}
        onChange={(value) => form.setValue("everyMonths", value === "once" ? null : Number(value))}
        choices={[
          { id: "once", label: words("once") },
          ...monthChoices.map((count) => ({ id: String(count), label: words("every", { count }) })),
        ]}
      />
    </div>
  );
}

/** Parses "3, 6" into days; anything that is not a number becomes 0, which the contract rejects. */
function daysIn(text: string): number[] {
  return text
    .split(/[\s,;]+/)
    .filter((part) => part !== "")
    .map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 0));
}
