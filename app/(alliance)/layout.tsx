import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";
import { shellContents } from "#app/shell.ts";
import { Frame } from "#components/layout/frame.tsx";

/** The frame of alliance staff. For anybody else these screens are not there. */
export default async function AllianceLayout({ children }: { children: ReactNode }) {
  const contents = await shellContents();
  if (contents.person.organization.kind !== "alliance") notFound();
  return (
    <SectionWords section="(alliance)">
      <Frame contents={contents}>{children}</Frame>
    </SectionWords>
  );
}
