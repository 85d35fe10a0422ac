"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { api } from "#components/api/client.ts";
import { useToldApart } from "#components/patients/patient-facts.ts";
import { useSearch } from "#components/ui/use-search.ts";

const lengthMin = 2;
const lengthMax = 80;

/** A patient in the palette; the detail tells two of the same name apart. */
export type PalettePatient = { patientId: string; name: string; detail: string };

type FoundPatients = { patients: PalettePatient[]; isLooking: boolean; hasFailed: boolean; isAsked: boolean };

/**
 * Searches patients, for readers with permission. The query is sent in a request body, so that no name ends up in a
 * URL.
 */
export function usePatientSearch(text: string, mayLook: boolean): FoundPatients {
  const words = useTranslations("shell.search");
  const tell = useToldApart("born");
  const find = useCallback(async (asked: string, signal: AbortSignal) => {
    const { rows } = await api.patients.search.mutate({ text: asked }, { signal });
    return rows;
  }, []);
  const question = mayLook ? text.trim().slice(0, lengthMax) : "";
  const { found, isLooking, hasFailed } = useSearch(find, question, lengthMin);
  return {
    patients: found.map((patient) => ({
      patientId: patient.patientId,
      name: patient.fullName,
      detail: [tell(patient, found), patient.isGuarded ? words("guarded") : null, patient.leftAt ? words("left") : null]
        .filter(Boolean)
        .join(", "),
    })),
    isLooking,
    hasFailed,
    isAsked: question.length >= lengthMin,
  };
}
