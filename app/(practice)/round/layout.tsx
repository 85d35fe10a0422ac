import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function RoundLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(practice)/round">{children}</SectionWords>;
}
