import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function MeasurementsLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(practice)/measurements">{children}</SectionWords>;
}
