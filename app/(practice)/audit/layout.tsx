import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function AuditLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(practice)/audit">{children}</SectionWords>;
}
