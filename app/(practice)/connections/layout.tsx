import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function ConnectionsLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(practice)/connections">{children}</SectionWords>;
}
