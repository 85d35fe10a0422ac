import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Moment } from "#components/consults/inbox/moment.tsx";
import { SaidText } from "#components/messages/said-text.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { When } from "#components/ui/when.tsx";
import type { WritingRepresentative } from "#db/terms/representation.ts";
import type { ConversationMessage } from "#server/consults/conversation/conversation-contract.ts";

type MessageSaidProps = {
  message: ConversationMessage;
  /** The patient, as their messages name them. */
  patientName: string;
  /** The photos and documents that came with it. */
  files: ReactNode;
  /** Who approved it, and what they changed. */
  approved: ReactNode;
};

/** One message: the patient's on the left, the practice's on the right, the receipt in between and quiet. */
export function MessageSaid({ message, patientName, files, approved }: MessageSaidProps) {
  const words = useTranslations("consults.thread");
  const { messageId, author, writtenByName, representative, body, at, fetchedAt } = message;
  if (author === "receipt") return <Receipt message={message} />;
  const isOurs = author === "practice";
  return (
    <li data-message={messageId} className={classNames("flex", isOurs ? "justify-end" : "justify-start")}>
      <div className="min-w-0 max-w-[min(100%,38rem)] max-pane:w-full pane:max-w-[min(88%,38rem)]">
        <p
          className={classNames(
            "flex flex-wrap items-baseline gap-x-2 pb-1 text-small",
            isOurs && "justify-end text-right",
          )}
        >
          <span className="font-strong">{isOurs ? (writtenByName ?? words("somebody")) : patientName}</span>
          <Moment at={at} className="text-ink-soft" />
          {representative ? <WroteFor representative={representative} /> : null}
        </p>
        <div
          className={classNames(
            "rounded-card px-4 py-3",
            isOurs ? "rounded-tr-mark bg-practice" : "rounded-tl-mark bg-patient",
          )}
        >
          {body === "" ? null : <SaidText text={body} />}
          {files ? <div className={body === "" ? "" : "pt-3"}>{files}</div> : null}
        </div>
        {isOurs ? <Fetched at={fetchedAt} /> : null}
        {approved}
      </div>
    </li>
  );
}

/** Who wrote it for the patient, as the practice recorded them; what the PGO calls them stands there where it differs. */
function WroteFor({ representative: { name, relation, basis, stated } }: { representative: WritingRepresentative }) {
  const words = useTranslations("patients.representative");
  return (
    <span className="basis-full">
      {words("wroteFor", { name, relation: words(`relations.${relation}`), basis: words(`bases.${basis}`) })}
      {stated ? (
        <span className="block text-ink-soft">
          {words("stated", { name: stated.name, relation: words(`relations.${stated.relation}`) })}
        </span>
      ) : null}
    </span>
  );
}

/** Whether a PGO fetched it, so whether the patient can have read it. */
function Fetched({ at }: { at: Date | null }) {
  const words = useTranslations("consults.thread");
  return (
    <p className="flex justify-end pt-1.5">
      <Badge state={at ? "fine" : "open"}>
        <span>{at ? words.rich("fetched", { when: () => <When at={at} /> }) : words("notFetched")}</span>
      </Badge>
    </p>
  );
}

/** What Balie wrote by itself: it is no answer, so it stands back; its text opens. */
function Receipt({ message: { messageId, body, at, fetchedAt } }: { message: ConversationMessage }) {
  const words = useTranslations("consults.thread");
  return (
    <li data-message={messageId} className="text-center text-ink-soft text-small">
      <details>
        <summary className="rounded-mark px-2 hover:text-ink touch:py-2.5">
          {words("receipt")} · <Moment at={at} /> · {fetchedAt ? words("fetchedShort") : words("notFetched")}
        </summary>
        <div className="mx-auto mt-2 max-w-prose rounded-card border border-line border-dashed px-4 py-3 text-left">
          <SaidText text={body} />
        </div>
      </details>
    </li>
  );
}
