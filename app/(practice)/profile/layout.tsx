import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function ProfileLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(practice)/profile">{children}</SectionWords>;
}
