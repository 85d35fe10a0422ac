"use client";

import { UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { api } from "#components/api/client.ts";
import { useFormat } from "#components/ui/use-format.ts";
import { useFound } from "#components/ui/use-found.ts";
import type { Command } from "./palette-commands.tsx";

const lengthMin = 2;
const lengthMax = 80;

type FoundPatients = { commands: Command[]; isLooking: boolean; isAsked: boolean };

/** Patients that fit what was typed, for who may see them. What is typed goes in the body of a request, never in an address. */
export function useFoundPatients(text: string, mayLook: boolean, goTo: (address: string) => void): FoundPatients {
  const words = useTranslations("shell.search");
  const format = useFormat();
  const find = useCallback(async (asked: string, signal: AbortSignal) => {
    const { rows } = await api.patients.search.mutate({ text: asked }, { signal });
    return rows;
  }, []);
  const question = mayLook ? text.trim().slice(0, lengthMax) : "";
  const { found, isLooking } = useFound(find, question, lengthMin);
  return {
    commands: found.map(({ patientId, fullName, birthDate, leftAt }) => ({
      id: `patient-${patientId}`,
      label: fullName,
      detail: words(leftAt ? "bornLeft" : "born", { day: format.day(birthDate, "year") }),
      icon: <UserRound aria-hidden="true" className="size-4.5 shrink-0" strokeWidth={1.75} />,
      run: () => goTo(`/patients/${patientId}`),
    })),
    isLooking,
    isAsked: question.length >= lengthMin,
  };
}
