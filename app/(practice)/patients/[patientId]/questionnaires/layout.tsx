import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function PatientsQuestionnairesLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(practice)/patients/[patientId]/questionnaires">{children}</SectionWords>;
}
