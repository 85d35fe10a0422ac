import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function PeopleLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(practice)/people">{children}</SectionWords>;
}
