"use client";

import { CornerDownRight, FileText, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFilter } from "react-aria-components/Autocomplete";
import type { ShellContents, ShellSubject } from "#components/layout/shell-contents.ts";
import type { CommandGroup } from "./palette-commands.tsx";
import { usePatientSearch } from "./palette-patients.tsx";
import { useSubjects } from "./palette-subjects.ts";
import { subjectForPatient } from "./subject-rules.ts";

/** Of a short text that fits much, the first few for each patient. */
const subjectsPerPatientMax = 3;

const look = { "aria-hidden": true, className: "size-4.5 shrink-0", strokeWidth: 1.75 } as const;
const icons = {
  subject: <FileText {...look} />,
  patient: <UserRound {...look} />,
  patientSubject: <CornerDownRight {...look} />,
} satisfies Record<string, ReactNode>;

type Found = { groups: CommandGroup[]; patientCount: number; isLooking: boolean; hasFailed: boolean; isAsked: boolean };

/**
 * What the text finds besides the commands that are always there: subjects ("bloeddruk"), patients, and a subject for a patient ("PHQ-9
 * naar Baukje").
 */
export function useFound(text: string, contents: ShellContents, goTo: (address: string) => void): Found {
  const words = useTranslations("shell.search");
  const { contains } = useFilter({ sensitivity: "base" });
  const subjects = useSubjects(contents);
  const fits = ({ label, aliases = "" }: ShellSubject, asked: string) => contains(`${label} ${aliases}`, asked);
  const asked = subjectForPatient(text);
  const forPatient = asked
    ? subjects.filter((each) => each.patientPath && fits(each, asked.subject)).slice(0, subjectsPerPatientMax)
    : [];
  const mayLook = contents.screens.some(({ screen }) => screen === "patients");
  const { patients, ...state } = usePatientSearch(asked && forPatient.length > 0 ? asked.who : text, mayLook);
  const named = text.trim() === "" ? [] : subjects.filter((each) => each.path && fits(each, text.trim()));
  const lines =
    forPatient.length > 0
      ? patients.flatMap((patient) =>
          forPatient.map(({ id, label, patientPath = "" }) => ({
            id: `found-${id}-${patient.patientId}`,
            label: words("forPatient", { subject: label, name: patient.name }),
            detail: patient.detail,
            icon: icons.patientSubject,
            run: () => goTo(patientPath.replace("{patientId}", patient.patientId)),
          })),
        )
      : patients.map(({ patientId, name, detail }) => ({
          id: `found-${patientId}`,
          label: name,
          detail,
          icon: icons.patient,
          run: () => goTo(`/patients/${patientId}`),
        }));
  const groups = [
    { id: "patients", label: words("patients"), commands: lines },
    {
      id: "subjects",
      label: words("subjects"),
      commands: named.map(({ id, label, path = "" }) => ({
        id: `found-${id}`,
        label,
        icon: icons.subject,
        run: () => goTo(path),
      })),
    },
  ];
  return { groups: groups.filter(({ commands }) => commands.length > 0), patientCount: patients.length, ...state };
}
