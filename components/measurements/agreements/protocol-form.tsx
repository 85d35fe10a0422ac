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
import type { InstructionSetting } from "#db/terms/measurement-instructions.ts";
import type { ProtocolKind } from "#db/terms/measurements.ts";
import { addDays } from "#server/calendar/days.ts";
import { StartProtocolInput } from "#server/measurements/agreements/contract.ts";
import type { RuleFacts } from "#server/measurements/interpretation/contract.ts";
import type { KeptFrom } from "./kept-from.ts";
import { ProtocolMessage } from "./protocol-message.tsx";

type ProtocolFormProps = {
  patientId: string;
  kind: ProtocolKind;
  /** For the practice's default schedule. */
  rules: RuleFacts[];
  /** The first day to propose. */
  startsOn: string;
  /** Why no message is sent, unless somebody chooses so (never with `no-notices`); null: nothing against it. */
  keptFrom: KeptFrom | null;
  instructions: InstructionSetting;
  /** May change the text to the patient. */
  mayWrite: boolean;
  onDone: () => void;
};

const daysOf: Record<ProtocolKind, number> = { "home-blood-pressure": 7, "weight-watch": 90, "glucose-profile": 14 };

/** A longer period gets no summary sentence; the contract has the real limit. */
const daysMax = 9_999;

/** Starts a measurement protocol for the patient, with its instructions as a message. The input is summarized as a sentence. */
export function ProtocolForm(props: ProtocolFormProps) {
  const { patientId, kind, rules, startsOn, keptFrom, instructions, mayWrite, onDone } = props;
  const words = useTranslations("measurements.start");
  const optional = useTranslations("ui.form")("optional");
  const units = useTranslations("measurements.units");
  const isPressure = kind === "home-blood-pressure";
  const plan = rules.find(({ rule }) => rule === "blood-pressure.plan")?.values ?? {};
  const form = useZodForm(StartProtocolInput, {
    patientId,
    kind,
    startsOn,
    days: isPressure ? asCount(plan.days, daysOf[kind]) : daysOf[kind],
    morningCount: isPressure ? asCount(plan.morningCount, 2) : 0,
    eveningCount: isPressure ? asCount(plan.eveningCount, 2) : 0,
    practiceSystolic: null,
    practiceDiastolic: null,
    tells: keptFrom === null,
    message: null,
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
      <ProtocolMessage {...{ control, keptFrom, instructions, mayWrite }} />
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
  if (!startsOn || !days || !Number.isInteger(days) || days > daysMax) return null;
  const inFull = (day: string) => format.day(day, { weekday: "long", day: "numeric", month: "long" });
  const span = { from: inFull(startsOn), until: inFull(addDays(startsOn, days - 1)) };
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
