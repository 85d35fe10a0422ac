import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function InvitationLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(public)/invitation">{children}</SectionWords>;
}
