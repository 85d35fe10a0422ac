import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";

export default function SignInLayout({ children }: { children: ReactNode }) {
  return <SectionWords section="(public)/sign-in">{children}</SectionWords>;
}
