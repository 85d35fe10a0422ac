import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function IssuesLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(practice)/connections/issues">{children}</SectionWords>;
}
