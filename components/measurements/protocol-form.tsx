"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { FormDateField } from "#components/form/form-date-field.tsx";
import { FormNumberField } from "#components/form/form-number-field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { useFormat } from "#components/ui/use-format.ts";
import type { ProtocolKind } from "#db/terms/measurements.ts";
import { StartProtocolInput } from "#server/measurements/contract.ts";
import type { RuleFacts } from "#server/measurements/series-contract.ts";

type ProtocolFormProps = {
  patientId: string;
  kind: ProtocolKind;
  /** For the plan that the practice keeps to. */
  rules: RuleFacts[];
  /** Dutch day. */
  today: string;
  onDone: () => void;
};

const daysOf: Record<ProtocolKind, number> = { "home-blood-pressure": 7, "weight-watch": 90, "glucose-profile": 14 };
const dayMs = 86_400_000;

/** Begins a period in which the patient measures by a plan. What is filled in reads back as a sentence. */
export function ProtocolForm({ patientId, kind, rules, today, onDone }: ProtocolFormProps) {
  const words = useTranslations("measurements.start");
  const optional = useTranslations("ui.form")("optional");
  const units = useTranslations("measurements.units");
  const isPressure = kind === "home-blood-pressure";
  const plan = rules.find(({ rule }) => rule === "blood-pressure.plan")?.values ?? {};
  const form = useZodForm(StartProtocolInput, {
    patientId,
    kind,
    startsOn: today,
    days: isPressure ? asCount(plan.days, daysOf[kind]) : daysOf[kind],
    morningCount: isPressure ? asCount(plan.morningCount, 2) : 0,
    eveningCount: isPressure ? asCount(plan.eveningCount, 2) : 0,
    practiceSystolic: null,
    practiceDiastolic: null,
  });
  const { control } = form;
  return (
    <Form
      form={form}
      label={words("title")}
      onSubmit={(input) => api.measurements.startProtocol.mutate(input)}
      done={words("done")}
      onDone={onDone}
    >
      <div className="grid gap-4 pane:grid-cols-2">
        <FormDateField control={control} name="startsOn" label={words("starts-on")} />
        <FormNumberField control={control} name="days" label={words("days")} unit={units("d")} />
        {isPressure ? (
          <>
            <FormNumberField control={control} name="morningCount" label={words("morning")} />
            <FormNumberField control={control} name="eveningCount" label={words("evening")} />
            <FormNumberField
              control={control}
              name="practiceSystolic"
              label={words("practice-systolic")}
              unit={units("mm[Hg]")}
              optional={optional}
            />
            <FormNumberField
              control={control}
              name="practiceDiastolic"
              label={words("practice-diastolic")}
              unit={units("mm[Hg]")}
              optional={optional}
            />
          </>
        ) : null}
      </div>
      <ReadBack control={control} isPressure={isPressure} />
      <SubmitButton>{words("start")}</SubmitButton>
    </Form>
  );
}

type ReadBackProps = {
  control: ReturnType<typeof useZodForm<typeof StartProtocolInput>>["control"];
  isPressure: boolean;
};

function ReadBack({ control, isPressure }: ReadBackProps) {
  const words = useTranslations("measurements.start");
  const format = useFormat();
  const { startsOn, days, morningCount = 0, eveningCount = 0 } = useWatch({ control });
  if (!startsOn || !days || !Number.isInteger(days)) return null;
  const from = Date.parse(`${startsOn}T12:00:00Z`);
  const day = (at: number) => format.dateTime(new Date(at), { weekday: "long", day: "numeric", month: "long" });
  const span = { from: day(from), until: day(from + (days - 1) * dayMs) };
  const total = days * (morningCount + eveningCount);
  return (
    <p aria-live="polite" className="rounded-control bg-lead-soft px-3 py-2">
      {isPressure
        ? words("reads-pressure", { ...span, morning: morningCount, evening: eveningCount, total })
        : words("reads", span)}
    </p>
  );
}

function asCount(figure: number | boolean | null | undefined, otherwise: number): number {
  return typeof figure === "number" ? figure : otherwise;
}
