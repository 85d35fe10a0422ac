import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function RoundPatientLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(practice)/round/[patientId]">{children}</SectionWords>;
}
