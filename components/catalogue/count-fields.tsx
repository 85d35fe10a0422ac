"use client";

import { useTranslations } from "next-intl";
import type { Control } from "react-hook-form";
import { FormSelect } from "#components/form/form-select.tsx";
import { FormSwitch } from "#components/form/form-switch.tsx";
import { connectingKinds } from "#db/terms/connections.ts";
import type { SaveMeaningInput } from "#server/catalogue/contract.ts";
import { countChoices, type ExpectationGroup, memberNames } from "./count-choices.ts";

type CountFieldsProps = {
  control: Control<SaveMeaningInput>;
  /** Null for a service that is not in the catalogue yet. */
  serviceId: string | null;
  groups: ExpectationGroup[];
};

/**
 * What a service counts as, for each kind of organization that connects. Only a practice is obliged to show the
 * prescription.
 */
export function CountFields({ control, serviceId, groups }: CountFieldsProps) {
  const words = useTranslations("catalogue.counts");
  return (
    <fieldset className="min-w-0 space-y-4">
      <legend className="font-strong">{words("title")}</legend>
      <p className="text-ink-soft">{words("hint")}</p>
      {connectingKinds.map((kind) => (
        <div key={kind} className="space-y-2">
          <FormSelect
            control={control}
            name={`counts.${kind}.group`}
            label={words(`field.${kind}`)}
            choices={[
              { id: "none", label: words("none") },
              ...countChoices(kind, serviceId, groups).map(({ id, need, others }) => ({
                id,
                label:
                  others.length > 0 ? words("with", { need, names: memberNames(others) }) : words("alone", { need }),
              })),
            ]}
          />
          {kind === "practice" ? (
            <FormSwitch control={control} name="counts.practice.isPrescription">
              {words("prescription")}
            </FormSwitch>
          ) : null}
        </div>
      ))}
    </fieldset>
  );
}
