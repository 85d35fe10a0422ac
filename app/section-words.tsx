import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { MoreWords } from "#components/layout/more-words.tsx";
import { pickWords } from "#components/layout/some-words.ts";
import { type Section, wordsOf } from "./client-words.ts";

/** Sends the words of one section to the browser, beside those of the sections around it. */
export async function SectionWords({ section, children }: { section: Section; children: ReactNode }) {
  return <MoreWords words={pickWords(await getMessages(), wordsOf[section])}>{children}</MoreWords>;
}
