import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { When } from "#components/ui/when.tsx";
import type { ConnectionState, UnknownReason } from "#db/terms/connections.ts";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import type { ListFacts, PrescriptionAnswer } from "#server/connections/status/contract.ts";
import { connectionMarks } from "./connection-marks.ts";

export type TodayConnection = {
  state: ConnectionState;
  unknownReason: UnknownReason | null;
  list: ListFacts | null;
  offeredCount: number;
  expectedCount: number;
  /** Null for an organization that is not obliged to show the prescription. */
  prescription: PrescriptionAnswer["visible"] | null;
};

/** The connection on Today: its state, how many kinds of data patients can collect, and the date of the list. */
export function TodayConnectionCard({ connection, kind }: { connection: TodayConnection; kind: OrganizationKind }) {
  const words = useTranslations("today.connection");
  const connections = useTranslations("connections");
  const { state, unknownReason, list, offeredCount, expectedCount, prescription } = connection;
  const isListed = state === "connected" || state === "incomplete";
  const isToDo = state === "not-found" || state === "not-connected";
  return (
    <Card
      title={words("title")}
      aside={<Badge state={connectionMarks[state]}>{connections(`states.${state}`)}</Badge>}
      foot={
        <TextLink href={isToDo ? "/connections/case" : "/connections"}>{words(isToDo ? "start" : "open")}</TextLink>
      }
    >
      {isListed && expectedCount > 0 ? (
        <Progress
          label={words("kinds")}
          value={offeredCount}
          maximum={expectedCount}
          words={words("count", { offered: offeredCount, expected: expectedCount })}
          tone={state === "incomplete" ? "look" : "fine"}
        />
      ) : null}
      {/* Problems are in the heading of Today; here only what is unknown. */}
      {state === "unknown" ? <p>{connections(`sentence.${unknownReason ?? "no-list"}`, { kind })}</p> : null}
      <DescriptionList
        className="pt-2"
        facts={[
          ...(isListed && prescription
            ? [{ term: words("prescription"), detail: connections(`proof.answer.${prescription}`) }]
            : []),
          ...(list?.stampedAt ? [{ term: words("list"), detail: <When at={list.stampedAt} /> }] : []),
        ]}
      />
    </Card>
  );
}
