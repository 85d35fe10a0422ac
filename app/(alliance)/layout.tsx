import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { SectionWords } from "#app/section-words.tsx";
import { shellContents } from "#app/shell.ts";
import { Frame } from "#components/layout/frame.tsx";
import { ProveAgain } from "#components/people/second-factor/prove-again.tsx";
import { LinkNotices } from "#components/people/staff/link-notices.tsx";
import { currentSession, serverApi } from "#server/api/caller.ts";

/** Shell for alliance staff. Anybody else gets a 404 on these pages. */
export default async function AllianceLayout({ children }: { children: ReactNode }) {
  const [contents, session, notices] = await Promise.all([
    shellContents(),
    currentSession(),
    serverApi().then((api) => api.people.linkNotices()),
  ]);
  if (contents.person.organization.kind !== "alliance") notFound();
  return (
    <SectionWords
      words={["errors", "patients.told", "people.notices", "people.proof", "shell", "ui.dialog", "ui.form"]}
    >
      <Frame contents={contents}>
        <LinkNotices notices={notices} />
        {children}
      </Frame>
      {session ? <ProveAgain method={session.method} /> : null}
    </SectionWords>
  );
}
