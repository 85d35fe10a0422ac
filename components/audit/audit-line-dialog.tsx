"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { roles as allRoles } from "#db/terms/people.ts";
import type { AuditRow } from "#server/audit/contract.ts";
import { useEventWords } from "./audit-event-words.ts";

/** Every field of a log line that NEN 7513 requires. */
export function AuditLineDialog({ line, onClose }: { line: AuditRow; onClose: () => void }) {
  const words = useTranslations("audit.detail");
  return (
    <Dialog isOpen onOpenChange={onClose} title={words("title")} width="wide">
      <DescriptionList facts={useLineFacts(line)} />
      <p className="flex flex-wrap gap-x-5 gap-y-1 pt-4">
        <TextLink href={`/audit?${new URLSearchParams({ object: line.objectId })}`} onClick={onClose}>
          {words("sameObject")}
        </TextLink>
        <TextLink href={`/audit?${new URLSearchParams({ person: line.actorId })}`} onClick={onClose}>
          {words("sameActor")}
        </TextLink>
      </p>
    </Dialog>
  );
}

function useLineFacts(line: AuditRow): { term: ReactNode; detail: ReactNode }[] {
  const words = useTranslations("audit");
  const format = useFormat();
  const what = useEventWords()(line.event);
  const none = words("detail.none");
  const facts: [Parameters<typeof words>[0], ReactNode][] = [
    ["detail.event", <Coded key="event" words={what} code={line.event} />],
    ["detail.when", format.dateTime(new Date(line.occurredAt), { dateStyle: "full", timeStyle: "medium" })],
    ["detail.who", line.actorKind === "person" ? line.actorName : words(actorWord(line.actorKind))],
    ["detail.roles", <Roles key="roles" roles={line.actorRoles} />],
    ["detail.behalf", line.responsibleName ?? line.responsibleId ?? words("table.self")],
    ["detail.action", words(`actions.${line.action}`)],
    ["detail.outcome", words(`outcomes.${line.outcome}`)],
    ["detail.object", <Coded key="object" words={line.objectType} code={line.objectId} />],
    ["detail.patient", line.patientId ? <Code key="patient">{line.patientId}</Code> : none],
    ["detail.facts", <Particulars key="facts" detail={line.detail} />],
    ["detail.basis", <Code key="basis">{line.basis}</Code>],
    ["detail.emergency", words(line.emergency ? "detail.yes" : "detail.no")],
    ["detail.address", line.clientAddress ?? none],
    ["detail.agent", line.clientAgent ?? none],
    ["detail.session", line.sessionId ? <Code key="session">{line.sessionId}</Code> : none],
    ["detail.source", line.source],
    ["detail.actorId", <Code key="actor">{line.actorId}</Code>],
    ["detail.line", <Code key="line">{line.eventId}</Code>],
  ];
  return facts.map(([term, detail]) => ({ term: words(term), detail }));
}

function actorWord(kind: string): "actors.system" | "actors.anonymous" {
  return kind === "system" ? "actors.system" : "actors.anonymous";
}

function Roles({ roles }: { roles: string[] }) {
  const words = useTranslations("shell.roles");
  const none = useTranslations("audit.detail")("none");
  const known = allRoles.filter((role) => roles.includes(role));
  return known.length === 0 ? none : known.map((role) => words(role)).join(", ");
}

/** Codes and counts that explain the line, by their stored names. */
function Particulars({ detail }: { detail: AuditRow["detail"] }) {
  const none = useTranslations("audit.detail")("none");
  const entries = Object.entries(detail);
  if (entries.length === 0) return none;
  return (
    <ul>
      {entries.map(([name, value]) => (
        <li key={name}>
          <Code>{name}</Code> {typeof value === "string" ? value : JSON.stringify(value)}
        </li>
      ))}
    </ul>
  );
}

function Coded({ words, code }: { words: string; code: string }) {
  return (
    <>
      {words} <Code>{code}</Code>
    </>
  );
}

function Code({ children }: { children: ReactNode }) {
  return <span className="break-all text-ink-soft text-small">{children}</span>;
}
