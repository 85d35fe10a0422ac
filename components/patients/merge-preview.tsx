"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { MergeField } from "#db/terms/patients.ts";
import type { MergePreview, Patient } from "#server/patients/contract.ts";
import { PatientCard } from "./patient-card.tsx";
import { useWho } from "./patient-facts.ts";

/** The two side by side, what somebody must choose, what moves, and the button. */
export function MergePreviewCards({ preview }: { preview: MergePreview }) {
  const words = useTranslations("patients.merge");
  const errors = useTranslations("errors.patient");
  const who = useWho();
  const { run, isPending } = useAction();
  const [take, setTake] = useState<MergeField[]>([]);
  const { surviving, other, differing, obstacle, twiceCount } = preview;
  const { patientId } = surviving;
  const textOf = useFieldText();
  const moved = preview.moved.filter(({ count }) => count > 0);
  const merge = () => api.patients.merge.mutate({ patientId, otherId: other.patientId, take });
  return (
    <div className="grid gap-5">
      <div className="grid items-start gap-5 desk:grid-cols-2">
        <PatientCard title={`${words("stays")}: ${who(surviving)}`} patient={surviving} />
        <PatientCard title={`${words("goes")}: ${who(other)}`} patient={other} />
      </div>
      {obstacle ? (
        <Callout state="look" title={words("cannot")}>
          {errors(`merge-${obstacle}`)}
        </Callout>
      ) : (
        <>
          <Card title={words("choose")}>
            {differing.length === 0 ? <p>{words("same")}</p> : null}
            <div className="grid gap-4">
              {differing.map((field) => (
                <RadioGroup
                  key={field}
                  label={words(`fields.${field}`)}
                  value={take.includes(field) ? "other" : "surviving"}
                  onChange={(side) =>
                    setTake((now) => [...now.filter((one) => one !== field), ...(side === "other" ? [field] : [])])
                  }
                  choices={[
                    { id: "surviving", label: textOf(surviving, field) },
                    { id: "other", label: textOf(other, field) },
                  ]}
                />
              ))}
            </div>
          </Card>
          <Card title={words("moves")}>
            {moved.length === 0 ? <p>{words("movesNothing")}</p> : null}
            <DescriptionList
              facts={moved.map(({ kind, count }) => ({ term: words(`kinds.${kind}`), detail: String(count) }))}
            />
            {twiceCount > 0 ? <p className="mt-3">{words("twice", { count: twiceCount })}</p> : null}
            <p className="mt-3 text-ink-soft">{words("numbers")}</p>
          </Card>
        </>
      )}
      <div className="flex flex-wrap gap-3">
        {obstacle ? null : (
          <Button
            look="primary"
            isPending={isPending}
            onPress={() => run(merge, { done: words("done"), goTo: () => `/patients/${patientId}` })}
          >
            {words("do")}
          </Button>
        )}
        <LinkButton href={`/patients/${patientId}/merge`}>{words("other")}</LinkButton>
      </div>
    </div>
  );
}

function useFieldText(): (patient: Patient, field: MergeField) => string {
  const words = useTranslations("patients");
  const format = useFormat();
  return (patient, field) => {
    switch (field) {
      case "name":
        return [patient.fullName, patient.initials].filter(Boolean).join(", ");
      case "birthDate":
        return format.day(patient.birthDate, "year");
      case "gender":
        return words(`genders.${patient.gender}`);
      case "recordNumber":
        return patient.recordNumber ?? "–";
      case "phone":
        return patient.phone ?? "–";
    }
  };
}
