import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { Patient } from "#server/patients/contract.ts";

type HeadPatient = Pick<Patient, "fullName" | "ageYears" | "birthDate" | "recordNumber" | "hasNamesake" | "openTo">;

/**
 * Who a screen is about: "Henk van Dijk, 67 jaar, geboren 14 mrt 1959", with the number when another has all that too; marked when the
 * record is not open to everybody of care.
 */
export function PatientHead({ patient }: { patient: HeadPatient }) {
  const words = useTranslations("patients");
  const format = useFormat();
  const { fullName, ageYears, birthDate, recordNumber, hasNamesake, openTo } = patient;
  const person = words("oneSentence", { name: fullName, years: ageYears, day: format.day(birthDate, "year") });
  const number = recordNumber ? words("told.number", { number: recordNumber }) : words("told.noNumber");
  const sentence = hasNamesake ? `${person}, ${number}` : person;
  if (openTo === "team") return sentence;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {sentence}
      <Badge state="note">{words(`treaters.openings.${openTo}`)}</Badge>
    </span>
  );
}
