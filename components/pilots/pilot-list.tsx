import { useTranslations } from "next-intl";
import { Badge, Tag } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { MarkState } from "#components/ui/mark.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { PilotStage } from "#db/terms/pilots.ts";
import type { PilotFacts } from "#server/pilots/contract.ts";
import { EditPilot } from "./edit-pilot.tsx";

const marks: Record<PilotStage, MarkState> = { preparing: "open", running: "open", finished: "fine", stopped: "note" };

type PilotListProps = { pilots: PilotFacts[]; today: string; nextHref: string | null };

/** Pilots, each with its numbers, what went wrong and what was learned. */
export function PilotList({ pilots, today, nextHref }: PilotListProps) {
  const words = useTranslations("pilots");
  if (pilots.length === 0) {
    return (
      <Card>
        <EmptyState title={words("none")}>{words("noneBody")}</EmptyState>
      </Card>
    );
  }
  return (
    <>
      <div className="grid items-start gap-5 wide:grid-cols-2">
        {pilots.map((pilot) => (
          <Pilot key={pilot.pilotId} pilot={pilot} today={today} />
        ))}
      </div>
      {nextHref ? (
        <LinkButton href={nextHref} size="small">
          {words("more")}
        </LinkButton>
      ) : null}
    </>
  );
}

function Pilot({ pilot, today }: { pilot: PilotFacts; today: string }) {
  const words = useTranslations("pilots");
  const format = useFormat();
  const day = (text: string) => format.day(text, "year");
  const { kind, stage, startsOn, endsOn, issues, findings } = pilot;
  const facts = [
    {
      term: words("period"),
      detail: endsOn
        ? words("span", { from: day(startsOn), until: day(endsOn) })
        : words("from", { from: day(startsOn) }),
    },
    { term: words("fields.region"), detail: pilot.region },
    { term: words("fields.supplierName"), detail: pilot.supplierName },
    { term: words("fields.practiceCount"), detail: format.number(pilot.practiceCount) },
    { term: words("patients"), detail: words("joined", { joined: pilot.joinedCount, invited: pilot.invitedCount }) },
  ];
  return (
    <Card
      title={pilot.name}
      aside={
        <span className="flex flex-wrap items-center gap-2">
          <Tag>{words(`kinds.${kind}`)}</Tag>
          {pilot.programme ? <Tag>{pilot.programme}</Tag> : null}
          <Badge state={marks[stage]}>{words(`stages.${stage}`)}</Badge>
        </span>
      }
      foot={<EditPilot pilot={pilot} today={today} />}
    >
      <DescriptionList facts={facts} />
      {issues.length > 0 ? (
        <>
          <h3 className="pt-3 font-strong">{words("fields.issues")}</h3>
          <ul className="list-disc pl-5">
            {issues.map((issue) => (
              <li key={issue}>{issue}</li>
            ))}
          </ul>
        </>
      ) : null}
      {findings ? (
        <>
          <h3 className="pt-3 font-strong">{words("fields.findings")}</h3>
          <p className="max-w-prose whitespace-pre-line">{findings}</p>
        </>
      ) : null}
    </Card>
  );
}
