import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function QuestionnairesLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(practice)/questionnaires">{children}</SectionWords>;
}
