import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function PatientsPatientLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(practice)/patients/[patientId]">{children}</SectionWords>;
}
