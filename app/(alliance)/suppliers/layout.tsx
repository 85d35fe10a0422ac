import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function SuppliersLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(alliance)/suppliers">{children}</SectionWords>;
}
