import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function CatalogueLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(alliance)/catalogue">{children}</SectionWords>;
}
