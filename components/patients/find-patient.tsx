"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { TypeAhead } from "#components/ui/type-ahead.tsx";
import { useAgeWords } from "./patient-facts.ts";

/** Finds a patient by name, birth date, number in the HIS or BSN. What is typed goes in the body of a request, never in an address. */
export function FindPatient() {
  const words = useTranslations("patients");
  const router = useRouter();
  const ageOf = useAgeWords();
  const find = async (text: string, signal: AbortSignal) => {
    const { rows } = await api.patients.search.mutate({ text }, { signal });
    return rows.map((row) => ({ id: row.patientId, label: row.fullName, description: ageOf(row) }));
  };
  return (
    <TypeAhead
      label={words("find")}
      hint={words("findHint")}
      find={find}
      onChoose={(choice) => choice && router.push(`/patients/${choice.id}`)}
    />
  );
}
