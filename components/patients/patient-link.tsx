import { TextLink } from "#components/ui/text-link.tsx";
import { useToldApart } from "./patient-facts.ts";
import type { ShownPatient } from "./told-apart.ts";

type PatientLinkProps = {
  patient: ShownPatient & { ageYears?: number; recordNumber: string | null };
  /** Everyone in the same list, to tell namesakes apart. */
  shown: readonly ShownPatient[];
  href?: string;
  className?: string;
};

/** The name of a patient in a list, as a link, with what tells them from another of the same name: to see, and in a list of links. */
export function PatientLink({ patient, shown, href, className }: PatientLinkProps) {
  const told = useToldApart("age")(patient, shown);
  return (
    <>
      <TextLink
        href={href ?? `/patients/${patient.patientId}`}
        data-walk
        className={className}
        aria-label={`${patient.fullName}, ${told}`}
      >
        {patient.fullName}
      </TextLink>{" "}
      <span className="font-normal text-ink-soft">{told}</span>
    </>
  );
}
