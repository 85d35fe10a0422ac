"use client";

import { useTranslations } from "next-intl";
import { DateField } from "#components/ui/date-field.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { TaskFacts } from "#server/reviews/contract.ts";
import { type Colleague, ColleagueSelect } from "./colleague-select.tsx";

type TaskWishProps = { value: TaskFacts; onChange: (value: TaskFacts) => void; colleagues: Colleague[] };

/** What a conclusion asks of a colleague; who and by when are asked once there is something to do. */
export function TaskWish({ value, onChange, colleagues }: TaskWishProps) {
  const words = useTranslations("reviews.conclude");
  const tasks = useTranslations("reviews.tasks");
  return (
    <>
      <TextField
        label={words("task")}
        hint={words("taskHint")}
        value={value.text}
        onChange={(text) => onChange({ ...value, text })}
      />
      {value.text.trim() === "" ? null : (
        <div className="grid gap-3 pane:grid-cols-2">
          <ColleagueSelect
            colleagues={colleagues}
            value={value.ownerId}
            onChange={(ownerId) => onChange({ ...value, ownerId })}
          />
          <DateField
            label={tasks("by")}
            value={value.dueOn}
            onChange={(dueOn) => onChange({ ...value, dueOn: dueOn ?? value.dueOn })}
          />
        </div>
      )}
    </>
  );
}
