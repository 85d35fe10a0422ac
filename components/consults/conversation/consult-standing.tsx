import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Moment } from "#components/consults/inbox/moment.tsx";
import { Badge, Tag } from "#components/ui/badge.tsx";
import type { MarkState } from "#components/ui/mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { Conversation } from "#server/consults/conversation/conversation-contract.ts";
import { PromiseLine } from "./promise-line.tsx";

type ConsultStandingProps = {
  consult: Conversation;
  readerId: string;
  /** What can be done with it. */
  acts: ReactNode;
};

/** Whose turn it is, whose it is, until when an answer was promised; and the acts that write nothing to the patient. */
export function ConsultStanding({ consult, readerId, acts }: ConsultStandingProps) {
  const words = useTranslations("consults.standing");
  const { kind, undecidedSince, assignee, clock, urgent } = consult;
  const { state, text } = useStandingWords(consult);
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-5 gap-y-3">
      <div className="min-w-0 grow basis-96 space-y-1.5">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Badge state={state}>
            <span>{text}</span>
          </Badge>
          {kind === "correction-request" ? <Tag>{words("correction")}</Tag> : null}
          {kind === "shared-document" ? <Tag>{words("sharedDocument")}</Tag> : null}
          <span className="text-ink-soft">
            {assignee
              ? words(assignee.personId === readerId ? "ofMine" : "of", { name: assignee.name })
              : words("ofNobody")}
          </span>
        </p>
        {urgent ? (
          <p className="print:hidden">
            <Badge state="now" className="mr-2">
              {words("urgent")}
            </Badge>
            {urgent.reason}{" "}
            <span className="text-ink-soft text-small">
              {words.rich("urgentBy", { name: urgent.byName ?? "", when: () => <When at={urgent.at} /> })}
            </span>
          </p>
        ) : null}
        {clock ? <PromiseLine clock={clock} isTerm={undecidedSince !== null} /> : null}
      </div>
      {acts}
    </div>
  );
}

function useStandingWords(consult: Conversation): { state: MarkState; text: ReactNode } {
  const { turn, closed, decision, isPutAside, wakesAt, planned } = consult;
  const words = useTranslations("consults.standing");
  const ends = useTranslations("consults");
  if (closed) {
    const reason = decision ? ends(`decisions.${decision}`) : ends(`reasons.${closed.reason}`);
    const facts = { reason, name: closed.byName ?? "", hasName: closed.byName ? "yes" : "no" };
    return { state: "fine", text: words.rich("closed", { ...facts, when: () => <When at={closed.at} /> }) };
  }
  if (planned.some(({ heldFor }) => heldFor !== null)) return { state: "look", text: words("held") };
  const [sendAt] = planned.flatMap((one) => one.sendAt ?? []);
  if (sendAt) return { state: "note", text: words.rich("planned", { when: () => <Moment at={sendAt} /> }) };
  if (isPutAside) {
    const text = wakesAt
      ? words.rich("asideUntil", { when: () => <When at={wakesAt} precision="day" /> })
      : words("asideUntilAnswer");
    return { state: "note", text };
  }
  return turn === "patient" ? { state: "note", text: words("patientTurn") } : { state: "open", text: words("ourTurn") };
}
