import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function PilotsLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(alliance)/pilots">{children}</SectionWords>;
}
