import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function OverviewLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(alliance)/overview">{children}</SectionWords>;
}
