import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function RegisterLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(alliance)/register">{children}</SectionWords>;
}
