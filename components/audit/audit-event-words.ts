import { useTranslations } from "next-intl";
import { type AuditEventName, auditEvents } from "#db/terms/audit.ts";
import type { messages } from "#server/language/messages.ts";

type Leaves<T, Prefix extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** Fails to compile if an event has no message in a language, or a message has no event. */
type Same<A, B> = [A] extends [B]
  ? [B] extends [A]
    ? true
    : { missing: Exclude<B, A> }
  : { superfluous: Exclude<A, B> };
type Sentences = Leaves<(typeof messages)["nl"]["audit"]["events"]>;
type EnglishSentences = Leaves<(typeof messages)["en"]["audit"]["events"]>;
const isComplete: [Same<Sentences, AuditEventName>, Same<EnglishSentences, AuditEventName>] = [true, true];

/** The message for an event; an event from an older version that is no longer known shows its code. */
export function useEventWords(): (event: string) => string {
  const words = useTranslations("audit.events");
  return (event) => (isComplete && isEventName(event) ? words(event) : event);
}

export const auditEventNames: AuditEventName[] = Object.keys(auditEvents).filter(isEventName);

function isEventName(event: string): event is AuditEventName {
  return event in auditEvents;
}
