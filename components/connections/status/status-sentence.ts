import type { useTranslations } from "next-intl";
import type { ConnectionStatus } from "#server/connections/status/contract.ts";
import { plainName } from "./plain-name.ts";

type Words = ReturnType<typeof useTranslations<"connections">>;

/** Answers in one sentence: is our practice connected? */
export function statusSentence(words: Words, status: ConnectionStatus): string {
  const { kind } = status.organization;
  if (status.state === "unknown") return words(`sentence.${status.unknownReason ?? "no-list"}`, { kind });
  if (status.state === "connected") {
    const offered = status.expectedCount - status.missing.length;
    return words("sentence.connected", { kind, offered, expected: status.expectedCount });
  }
  if (status.state !== "incomplete") return words(`sentence.${status.state}`, { kind });
  const names = status.missing
    .filter((group) => group.need === "required")
    .map((group) => plainName(group.services[0]?.name ?? group.groupKey));
  return words("sentence.incomplete", { kind, missing: names.join(", ") });
}
