import { useTranslations } from "next-intl";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import type { StepFacts } from "#server/connections/contract.ts";
import type { TodayConnection } from "./today-connection-card.tsx";

type TodayNewsProps = {
  /** How many of each wait, for the reader or for the team. */
  waiting: { alarms: number; round: number; tasks: number };
  mine: StepFacts[];
  noticeCount: number;
  connection: TodayConnection;
  kind: OrganizationKind;
};

/** What there is to say after the greeting, what is urgent first; of a connection only that it is not there. */
export function TodayNews({ waiting, mine, noticeCount, connection, kind }: TodayNewsProps) {
  const words = useTranslations("today");
  const outcomes = useTranslations("connections.sentence");
  const sentences = [
    ...(["alarms", "round", "tasks"] as const).flatMap((what) =>
      waiting[what] > 0 ? [words(what, { count: waiting[what] })] : [],
    ),
    ...(mine.length > 0
      ? [words("waiting", { count: mine.length, late: mine.filter((step) => step.isLate).length })]
      : []),
    ...(noticeCount > 0 ? [words("news", { count: noticeCount })] : []),
    ...(connection.state === "not-found" || connection.state === "not-tied"
      ? [outcomes(connection.state, { kind })]
      : []),
  ];
  return sentences.length > 0 ? sentences.join(" ") : words("quiet");
}
