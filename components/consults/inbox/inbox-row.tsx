import { useTranslations } from "next-intl";
import { SaidText } from "#components/messages/said-text.tsx";
import { PatientLink } from "#components/patients/patient-link.tsx";
import type { ShownPatient } from "#components/patients/told-apart.ts";
import { Badge, Tag } from "#components/ui/badge.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Mark } from "#components/ui/mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { InboxView } from "#db/terms/consults.ts";
import type { ListedConsult } from "#server/consults/inbox/contract.ts";
import { consultAddress } from "./consult-address.ts";
import { Moment } from "./moment.tsx";
import { DecisionBy, PromisedBy, WarningBadge } from "./promised.tsx";
import { WritingNow } from "./writers-in-list.tsx";

/** Views of which the name says whose everything in it is. */
const ownerless: readonly InboxView[] = ["unassigned", "mine"];

type InboxRowProps = { consult: ListedConsult; shown: readonly ShownPatient[]; view: InboxView };

/** One consult: who, what was said last, until when an answer is promised, and whose it is. The whole row opens it. */
export function InboxRow({ consult, shown, view }: InboxRowProps) {
  const words = useTranslations("consults.inbox");
  const represented = useTranslations("patients.representative");
  const wroteFor = ({ name, relation }: NonNullable<ListedConsult["last"]["by"]>) =>
    represented("by", { name, relation: represented(`relations.${relation}`) });
  const { consultId, patient, kind, isStray, urgentReason, assignee, last } = consult;
  const hasAssignee = !ownerless.includes(view);
  return (
    <li
      className={classNames(
        "relative grid gap-x-5 gap-y-1 px-card py-row hover:bg-sunken/60 has-focus-visible:bg-lead-soft",
        hasAssignee ? "desk:grid-cols-[minmax(0,1fr)_17rem_8rem]" : "desk:grid-cols-[minmax(0,1fr)_17rem]",
      )}
    >
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span>
            <PatientLink
              patient={patient}
              shown={shown}
              href={consultAddress({ patientId: patient.patientId, consultId }, view)}
              className="font-strong after:absolute after:inset-0"
            />
          </span>
          {urgentReason ? (
            <>
              <Badge state="now">{words("urgent")}</Badge>
              <span className="min-w-0 truncate text-small">{urgentReason}</span>
            </>
          ) : null}
          {kind === "correction-request" ? <Tag>{words("correction")}</Tag> : null}
          {kind === "shared-document" ? <Tag>{words("sharedDocument")}</Tag> : null}
          {isStray ? (
            <span className="inline-flex items-center gap-1.5 text-look-ink text-small">
              <Mark state="look" /> {words("stray")}
            </span>
          ) : null}
          <WritingNow consultId={consultId} />
        </p>
        {last.by ? <p className="break-words text-small">{wroteFor(last.by)}</p> : null}
        <p className="flex min-w-0 gap-1.5 text-ink-soft">
          {last.by ? null : <span className="shrink-0">{words(`authors.${last.author}`)}</span>}
          <SaidText text={last.excerpt} isLine className="min-w-0 grow" />
        </p>
      </div>
      <Standing consult={consult} isAsleep={view === "later" && consult.isPutAside} />
      {hasAssignee ? (
        <p className="truncate text-ink-soft text-small desk:text-right">
          {assignee?.name ?? (consult.closed ? null : words("nobody"))}
        </p>
      ) : null}
    </li>
  );
}

/** Whether an answer waits for approval, or for its writer. */
function AskedApproval({ approval: { standing, askedOfName } }: { approval: NonNullable<ListedConsult["approval"]> }) {
  const words = useTranslations("consults.approval");
  if (standing === "waits") return <span>{words("rowWaits", { name: askedOfName ?? words("anyone") })}</span>;
  return (
    <span className="inline-flex items-center gap-1.5 text-look-ink">
      <Mark state="look" /> {words(standing === "given-back" ? "rowGivenBack" : "rowLapsed")}
    </span>
  );
}

/** What the row is about now: the promise and the waiting, when it comes back, or how it ended. */
function Standing({ consult, isAsleep }: { consult: ListedConsult; isAsleep: boolean }) {
  const words = useTranslations("consults");
  const { kind, decision, waitingSince, dueAt, warning, wakesAt, closed, last, sendAt, isHeld, isChangedSinceHis } =
    consult;
  const { approval } = consult;
  if (closed) {
    return (
      <p className="text-ink-soft text-small">
        {isChangedSinceHis ? (
          <span className="mr-2 inline-flex items-center gap-1.5 text-look-ink">
            <Mark state="look" /> {words("inbox.changedSince")}
          </span>
        ) : null}
        {decision ? words(`decisions.${decision}`) : words(`reasons.${closed.reason}`)} · <When at={closed.at} />
      </p>
    );
  }
  const Due = kind === "correction-request" && decision === null ? DecisionBy : PromisedBy;
  const waits = waitingSince ? (
    <>
      {words("inbox.waitsSince")} <When at={waitingSince} />
    </>
  ) : (
    <>
      {words("inbox.saidAt")} <When at={last.at} />
    </>
  );
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-small desk:block desk:space-y-0.5">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {dueAt ? <Due dueAt={dueAt} /> : null}
        <WarningBadge warning={warning} />
        {isHeld ? (
          <span className="inline-flex items-center gap-1.5 text-look-ink">
            <Mark state="look" /> {words("inbox.held")}
          </span>
        ) : null}
        {approval ? <AskedApproval approval={approval} /> : null}
        {sendAt ? <span>{words.rich("inbox.planned", { when: () => <Moment at={sendAt} /> })}</span> : null}
        {isAsleep ? (
          <span>
            {wakesAt
              ? words.rich("inbox.backOn", { when: () => <When at={wakesAt} precision="day" /> })
              : words("inbox.untilAnswer")}
          </span>
        ) : null}
      </p>
      <p className="text-ink-soft">{waits}</p>
    </div>
  );
}
