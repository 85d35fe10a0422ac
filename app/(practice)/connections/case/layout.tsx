import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function ConnectionsCaseLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(practice)/connections/case">{children}</SectionWords>;
}
