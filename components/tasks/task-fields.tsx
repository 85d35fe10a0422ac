"use client";

import { useTranslations } from "next-intl";
import { DateField } from "#components/ui/date-field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { TaskFacts } from "#server/tasks/contract.ts";

export type Colleague = { personId: string; name: string };

const team = "team";

type ColleagueSelectProps = {
  colleagues: Colleague[];
  /** Null: the team. */
  value: string | null;
  onChange: (personId: string | null) => void;
};

/** Assigns the task to a colleague or to the team. */
export function ColleagueSelect({ colleagues, value, onChange }: ColleagueSelectProps) {
  const words = useTranslations("tasks.form");
  return (
    <Select
      label={words("owner")}
      value={value ?? team}
      onChange={(id) => onChange(id === team ? null : id)}
      choices={[
        { id: team, label: words("wholeTeam") },
        ...colleagues.map(({ personId, name }) => ({ id: personId, label: name })),
      ]}
    />
  );
}

type TaskFieldsProps = { value: TaskFacts; onChange: (value: TaskFacts) => void; colleagues: Colleague[] };

/** A task as part of a larger form; assignee and due date appear once it has a text. */
export function TaskFields({ value, onChange, colleagues }: TaskFieldsProps) {
  const words = useTranslations("tasks.form");
  return (
    <>
      <TextField
        label={words("forColleague")}
        hint={words("forColleagueHint")}
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
            label={words("by")}
            value={value.dueOn}
            onChange={(dueOn) => onChange({ ...value, dueOn: dueOn ?? value.dueOn })}
          />
        </div>
      )}
    </>
  );
}
