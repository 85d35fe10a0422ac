import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function GatewaysLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(practice)/gateways">{children}</SectionWords>;
}
