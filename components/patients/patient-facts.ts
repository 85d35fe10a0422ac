import { useTranslations } from "next-intl";
import { useFormat } from "#components/ui/use-format.ts";
import type { ListedPatient } from "#server/patients/contract.ts";
import { namesakesIn, type ShownPatient } from "./told-apart.ts";

/** Age and birth date, as shown next to every name: "67 jaar, 14 maart 1959". */
export function useAgeWords(): (patient: Pick<ListedPatient, "ageYears" | "birthDate">) => string {
  const words = useTranslations("patients.told");
  const format = useFormat();
  return ({ ageYears, birthDate }) => words("age", { years: ageYears, day: format.day(birthDate, "year") });
}

type Told = Omit<ShownPatient, "patientId"> & {
  /** Absent where nobody else is shown. */
  patientId?: string;
  ageYears?: number;
  recordNumber: string | null;
  hasNamesake?: boolean;
};

/**
 * What tells a patient from another of the same name, next to every name: the birth date, and the number in the HIS where somebody
 * else has the same name and birth date: on this screen (`shown`), or anywhere in the practice (`hasNamesake`, from the server). `age`: with the age, where a list knows it.
 */
export function useToldApart(how: "age" | "born"): (patient: Told, shown?: readonly ShownPatient[]) => string {
  const words = useTranslations("patients.told");
  const format = useFormat();
  const ageOf = useAgeWords();
  return ({ patientId = "", birthDate, ageYears, recordNumber, hasNamesake = false }, shown = []) => {
    const born =
      how === "born" || ageYears === undefined
        ? words("born", { day: format.day(birthDate, "year") })
        : ageOf({ ageYears, birthDate });
    if (!hasNamesake && !namesakesIn(shown).has(patientId)) return born;
    return `${born}, ${recordNumber ? words("number", { number: recordNumber }) : words("noNumber")}`;
  };
}

/** Whom a button, a question or a toast is about, in the words of every list: "Henk van Dijk, geboren 5 mei 1949". */
export function useWho(): (patient: Told, shown?: readonly ShownPatient[]) => string {
  const tell = useToldApart("born");
  return (patient, shown) => `${patient.fullName}, ${tell(patient, shown)}`;
}
