import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function PatientsLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(practice)/patients">{children}</SectionWords>;
}
