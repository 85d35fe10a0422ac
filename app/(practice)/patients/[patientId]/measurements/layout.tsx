import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function PatientsMeasurementsLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(practice)/patients/[patientId]/measurements">{children}</SectionWords>;
}
