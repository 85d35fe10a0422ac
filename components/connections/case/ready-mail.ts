import type { useTranslations } from "next-intl";
import type { StepFacts } from "#server/connections/case/contract.ts";
import type { ConnectionStatus } from "#server/connections/status/contract.ts";

export type ReadyMail = { to: string | null; subject: string; body: string };

type MailFacts = {
  status: ConnectionStatus;
  steps: readonly StepFacts[];
  recordSystem: { name: string; email: string | null } | null;
  gatewayName: string | null;
  sender: string;
};
type Words = ReturnType<typeof useTranslations<"connections.case.mail">>;

/** The e-mail draft for the open steps, or null if there is nothing to ask. In Dutch, because suppliers are Dutch. */
export function readyMail(words: Words, facts: MailFacts): ReadyMail | null {
  const ask = askFor(words, facts);
  if (ask === null) return null;
  const { name, agb } = facts.status.organization;
  const system = facts.recordSystem?.name ?? words("system");
  return {
    to: facts.recordSystem?.email ?? null,
    subject: words("subject", { name }),
    body: words("body", { system, name, agb: agb ?? "none", ask, sender: facts.sender }),
  };
}

function askFor(words: Words, { status, steps, gatewayName }: MailFacts): string | null {
  const open = new Set(steps.filter((step) => step.doneAt === null).map((step) => step.kind));
  const list = String(status.list?.serial ?? "none");
  const asks = [
    ...(open.has("ask-supplier-which-gateway") ? [words("ask.which-gateway")] : []),
    ...(open.has("request-gateway") && gatewayName ? [words("ask.request", { gateway: gatewayName })] : []),
    ...(open.has("choose-register-entry") ? [words("ask.entry")] : []),
    ...(open.has("ask-gateway-registration") ? [askForRegistration(words, status, list)] : []),
    ...(open.has("ask-missing-service") ? [words("ask.missing", { list, services: missingNames(status) })] : []),
  ];
  return asks.length > 0 ? asks.join("\n\n") : null;
}

/**
 * States only what the register showed. With a stale list, or an organization that was never found, it asks instead.
 */
function askForRegistration(words: Words, status: ConnectionStatus, list: string): string {
  return status.state === "not-found" ? words("ask.registration", { list }) : words("ask.registered");
}

function missingNames(status: ConnectionStatus): string {
  const required = status.missing.filter((group) => group.need === "required");
  return required.map((group) => group.services[0]?.name ?? group.groupKey).join(", ");
}
