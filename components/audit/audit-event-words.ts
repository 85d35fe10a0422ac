import { useTranslations } from "next-intl";
import { type AuditEventName, auditEvents } from "#db/terms/audit.ts";
import type en from "#server/language/en/audit.json";
import type nl from "#server/language/nl/audit.json";

type Leaves<T, Prefix extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** Does not compile when an event of the log has no sentence in a language, or a sentence has no event. */
type Same<A, B> = [A] extends [B]
  ? [B] extends [A]
    ? true
    : { missing: Exclude<B, A> }
  : { superfluous: Exclude<A, B> };
type Sentences = Leaves<(typeof nl)["events"]>;
type EnglishSentences = Leaves<(typeof en)["events"]>;
const isComplete: [Same<Sentences, AuditEventName>, Same<EnglishSentences, AuditEventName>] = [true, true];

/** The plain sentence for what happened; a line of an older Balie that is no longer known keeps its code. */
export function useEventWords(): (event: string) => string {
  const words = useTranslations("audit.events");
  return (event) => (isComplete && isEventName(event) ? words(event) : event);
}

export const auditEventNames: AuditEventName[] = Object.keys(auditEvents).filter(isEventName);

function isEventName(event: string): event is AuditEventName {
  return event in auditEvents;
}
