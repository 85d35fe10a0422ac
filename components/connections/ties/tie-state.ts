import { useTranslations } from "next-intl";
import type { TieBasis } from "#db/terms/connections.ts";
import type { TieFacts } from "#server/connections/ties/contract.ts";

/** What a screen says of a tie: what it rests on, unless two claim it and no proof was seen. */
export type TieState = TieBasis | "contested";

export const tieMarks = { proof: "fine", "link-list": "fine", none: "look", contested: "look" } as const;

/** A claim as people say it: the name in the register, or "AGB-code 01234567". */
export function useClaimWords() {
  const words = useTranslations("connections.own");
  return (designation: string) => (designation.includes("@") ? designation : words("agb", { code: designation }));
}

export function tieState({ basis, isContested }: Pick<TieFacts, "basis" | "isContested">): TieState {
  return isContested && basis !== "proof" ? "contested" : basis;
}
