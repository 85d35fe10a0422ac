"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "#components/api/client.ts";
import { TypeAhead } from "#components/ui/type-ahead.tsx";
import { useToldApart } from "./patient-facts.ts";

/** Finds the patient who is the same person. The text goes in a request body, so that no name is in a URL. */
export function MergeWith({ patientId }: { patientId: string }) {
  const words = useTranslations("patients.merge");
  const router = useRouter();
  const tell = useToldApart("age");
  const find = async (text: string, signal: AbortSignal) => {
    const { rows } = await api.patients.search.mutate({ text }, { signal });
    // Who is the same person is often a namesake: the number always stands here.
    return rows
      .filter((row) => row.patientId !== patientId)
      .map((row) => ({
        id: row.patientId,
        label: row.fullName,
        detail: tell({ ...row, hasNamesake: true }),
      }));
  };
  return (
    <TypeAhead
      label={words("find")}
      hint={words("findHint")}
      find={find}
      onChoose={(choice) => choice && router.push(`/patients/${patientId}/merge?with=${choice.id}`)}
    />
  );
}
