import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function LockLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(public)/lock">{children}</SectionWords>;
}
