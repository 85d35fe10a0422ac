import { useTranslations } from "next-intl";
import type { TodayConnection } from "#components/connections/status/today-connection-card.tsx";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import type { StepFacts } from "#server/connections/case/contract.ts";

type TodayNewsProps = {
  /** Number of open alarms, round patients, e-consults, and tasks of the reader or the team. */
  waiting: { alarms: number; round: number; consults: number; tasks: number };
  mine: StepFacts[];
  noticeCount: number;
  connection: TodayConnection;
  kind: OrganizationKind;
};

/** The lines under the greeting, most urgent first. The connection is mentioned only if there is a problem. */
export function TodayNews({ waiting, mine, noticeCount, connection, kind }: TodayNewsProps) {
  const words = useTranslations("today");
  const outcomes = useTranslations("connections.sentence");
  const sentences = [
    ...(["alarms", "round", "consults", "tasks"] as const).flatMap((what) =>
      waiting[what] > 0 ? [words(what, { count: waiting[what] })] : [],
    ),
    ...(mine.length > 0
      ? [words("waiting", { count: mine.length, late: mine.filter((step) => step.isLate).length })]
      : []),
    ...(noticeCount > 0 ? [words("news", { count: noticeCount })] : []),
    ...(connection.state === "not-found" || connection.state === "not-connected"
      ? [outcomes(connection.state, { kind })]
      : []),
  ];
  return sentences.length > 0 ? sentences.join(" ") : words("quiet");
}
