import { useTranslations } from "next-intl";
import { useKindWords } from "#components/measurements/values/value-words.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { DeliveryGroup } from "#server/patients/timeline-contract.ts";

const commentsMax = 3;

/** The contents of one delivery: a line per kind with a link to its series, then the patient's comments. */
export function DeliveryLines({ groups, address }: { groups: DeliveryGroup[]; address: string }) {
  const words = useTranslations("patients.timeline");
  const comments = [...new Set(groups.flatMap((group) => group.comments))];
  return (
    <>
      <ul>
        {groups.map((group) => (
          <GroupLine key={group.kind} group={group} address={address} />
        ))}
      </ul>
      {comments.slice(0, commentsMax).map((comment) => (
        <p key={comment} className="mt-1 max-w-prose rounded-control bg-patient px-3 py-1">
          “{comment}”
        </p>
      ))}
      {comments.length > commentsMax ? (
        <p className="text-ink-soft text-small">{words("commentsMore", { count: comments.length - commentsMax })}</p>
      ) : null}
    </>
  );
}

function GroupLine({ group, address }: { group: DeliveryGroup; address: string }) {
  const words = useTranslations("patients.timeline");
  const kinds = useTranslations("measurements.kinds");
  const say = useKindWords()(group.kind);
  const { kind, count, average, averageDiastolic, lowest, highest, setAsideCount, withdrawnCount, boundCount } = group;
  const isSpread = lowest !== null && highest !== null && lowest < highest;
  const told = [
    words("count", { count }),
    average === null
      ? ""
      : isSpread
        ? words("average", { value: say.whole({ value: average, diastolic: averageDiastolic }) })
        : say.whole({ value: average, diastolic: averageDiastolic }),
    isSpread
      ? words(averageDiastolic === null ? "spread" : "spreadUpper", {
          lowest: say.bare({ value: lowest }),
          highest: say.bare({ value: highest }),
        })
      : "",
    boundCount > 0 ? words("beyondMeter", { count: boundCount }) : "",
    setAsideCount > 0 ? words("setAside", { count: setAsideCount }) : "",
    withdrawnCount > 0 ? words("senderWithdrew", { count: withdrawnCount }) : "",
  ];
  return (
    <li>
      <TextLink href={`${address}/measurements?kind=${kind}`}>{kinds(kind)}</TextLink>:{" "}
      {told.filter(Boolean).join(", ")}
    </li>
  );
}
