import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFieldArray } from "react-hook-form";
import { FormTimeField } from "#components/form/form-time-field.tsx";
import type { useZodForm } from "#components/form/use-zod-form.ts";
import { Button } from "#components/ui/button.tsx";
import { blocksMax } from "#db/terms/opening-hours.ts";
import type { SetOpeningHoursInput } from "#server/opening-hours/contract.ts";

type WeekDayProps = {
  control: ReturnType<typeof useZodForm<typeof SetOpeningHoursInput>>["control"];
  day: string;
  /** 0 is Monday. */
  at: number;
};

/** The blocks of one day of the week; a day without blocks is closed. */
export function WeekDay({ control, day, at }: WeekDayProps) {
  const words = useTranslations("openingHours.week");
  const { fields, append, remove } = useFieldArray({ control, name: `week.${at}.blocks` });
  return (
    <fieldset className="grid gap-x-4 gap-y-2 py-3 pane:grid-cols-[7rem_minmax(0,1fr)]">
      <legend className="contents">
        <span className="pt-1 font-strong first-letter:uppercase">{day}</span>
      </legend>
      <div className="space-y-2">
        {fields.length === 0 ? <p className="text-ink-soft">{words("closed")}</p> : null}
        {fields.map((field, index) => {
          const block = { day, number: index + 1 };
          return (
            <div key={field.id} className="flex flex-wrap items-end gap-2">
              <FormTimeField control={control} name={`week.${at}.blocks.${index}.from`} label={words("from")} />
              <FormTimeField control={control} name={`week.${at}.blocks.${index}.until`} label={words("until")} />
              <Button look="plain" size="icon" aria-label={words("remove", block)} onPress={() => remove(index)}>
                <Trash2 aria-hidden="true" className="size-4.5" />
              </Button>
            </div>
          );
        })}
        {fields.length < blocksMax ? (
          <Button
            size="small"
            look="plain"
            aria-label={words("addTo", { day })}
            onPress={() =>
              append(fields.length === 0 ? { from: "08:00", until: "12:00" } : { from: "13:00", until: "17:00" })
            }
          >
            {words("add")}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}
