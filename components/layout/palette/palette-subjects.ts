import { useEffect, useState } from "react";
import { api } from "#components/api/client.ts";
import type { ShellContents, ShellSubject } from "#components/layout/shell-contents.ts";

/** What the palette knows besides screens: the subjects of the shell, and the questionnaires that may be sent. */
export function useSubjects({ screens, subjects }: ShellContents): ShellSubject[] {
  const mayList = screens.some(({ screen }) => screen === "questionnaires");
  const [lists, setLists] = useState<ShellSubject[]>([]);
  useEffect(() => {
    if (!mayList) return;
    const stop = new AbortController();
    const show = ({ rows }: Awaited<ReturnType<typeof api.questionnaires.library.query>>) =>
      setLists(
        rows
          .filter((row) => row.retiredAt === null)
          .map(({ questionnaireId, title }) => ({
            id: questionnaireId,
            label: title,
            path: `/questionnaires/library/${questionnaireId}`,
            patientPath: `/questionnaires/send?questionnaire=${questionnaireId}&patient={patientId}`,
          })),
      );
    // Without the lists the palette still has everything else.
    api.questionnaires.library.query(undefined, { signal: stop.signal }).then(show, () => undefined);
    return () => stop.abort();
  }, [mayList]);
  return [...subjects, ...lists];
}
