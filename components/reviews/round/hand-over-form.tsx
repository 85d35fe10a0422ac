"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormSelect } from "#components/form/form-select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { useWho } from "#components/patients/patient-facts.ts";
import type { ToldPatient } from "#server/patients/contract.ts";
import { HandOverInput, type HandOverTaker } from "#server/reviews/round/hand-over-contract.ts";

type HandOverFormProps = {
  patient: ToldPatient;
  takers: HandOverTaker[];
  onwardsHref: string;
  onDone: () => void;
};

/** To which GP, the patient's own unless another is chosen, and why. The cursor begins in the reason. */
export function HandOverForm({ patient, takers, onwardsHref, onDone }: HandOverFormProps) {
  const words = useTranslations("reviews.hand-over");
  const who = useWho();
  const router = useRouter();
  const { patientId } = patient;
  const [first] = takers;
  // Nobody is proposed by the alphabet: only the own GP, or the only one.
  const toId = first && (first.isOwnGp || takers.length === 1) ? first.personId : "";
  const form = useZodForm(HandOverInput, { patientId, toId, reason: "" });
  const { control } = form;
  return (
    <Form
      form={form}
      label={words("title")}
      onSubmit={(input) => api.reviews.handOver.mutate(input)}
      done={words("done", { who: who(patient) })}
      onDone={() => {
        onDone();
        router.push(onwardsHref);
      }}
    >
      <p className="text-ink-soft">{words("hint")}</p>
      <FormTextField control={control} name="reason" label={words("reason")} hint={words("reasonHint")} autoFocus />
      <FormSelect
        control={control}
        name="toId"
        label={words("to")}
        placeholder={words("choose")}
        choices={takers.map(({ personId, name, isOwnGp }) => ({
          id: personId,
          label: isOwnGp ? words("own", { name }) : name,
        }))}
      />
      <SubmitButton>{words("give")}</SubmitButton>
    </Form>
  );
}
