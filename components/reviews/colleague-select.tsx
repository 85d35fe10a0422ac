"use client";

import { useTranslations } from "next-intl";
import { Select } from "#components/ui/select.tsx";

export type Colleague = { personId: string; name: string };

const team = "team";

type ColleagueSelectProps = {
  colleagues: Colleague[];
  /** Null: the team. */
  value: string | null;
  onChange: (personId: string | null) => void;
};

/** Whose turn it will be: somebody by name, or whoever of the team comes first. */
export function ColleagueSelect({ colleagues, value, onChange }: ColleagueSelectProps) {
  const words = useTranslations("reviews.tasks");
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
