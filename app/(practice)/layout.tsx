import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";
import { shellContents } from "#app/shell.ts";
import { Frame } from "#components/layout/frame.tsx";

/** The frame of everybody who works in a practice or a pharmacy. */
export default async function PracticeLayout({ children }: { children: ReactNode }) {
  return (
    <SectionWords section="(practice)">
      <Frame contents={await shellContents()}>{children}</Frame>
    </SectionWords>
  );
}
