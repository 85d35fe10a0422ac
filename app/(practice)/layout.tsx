import type { ReactNode } from "react";
import { shellContents } from "#app/shell.ts";
import { Frame } from "#components/layout/frame.tsx";

/** The frame of everybody who works in a practice or a pharmacy. */
export default async function PracticeLayout({ children }: { children: ReactNode }) {
  return <Frame contents={await shellContents()}>{children}</Frame>;
}
