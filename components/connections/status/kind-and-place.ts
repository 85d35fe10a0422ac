import { useTranslations } from "next-intl";
import type { CheckCandidate } from "#server/connections/status/check-contract.ts";

/** "Huisarts, Eikenwijk": what a provider is, and where as far as that is known. */
export function useKindAndPlace(): (candidate: CheckCandidate) => string {
  const words = useTranslations("connections.check");
  return ({ kind, place }) => [words(`kind.${kind}`), place ?? words("place-unknown")].join(", ");
}
