import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function TodayLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(practice)/today">{children}</SectionWords>;
}
