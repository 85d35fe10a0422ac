import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import type { LabelState } from "#db/terms/suppliers.ts";

const marks = { labelled: "fine", "not-labelled": "look", unknown: "unknown" } as const satisfies Record<
  LabelState,
  string
>;

/** Whether a supplier has the MedMij label, as far as is known. */
export function LabelBadge({ state }: { state: LabelState }) {
  const words = useTranslations("suppliers.label");
  return <Badge state={marks[state]}>{words(state)}</Badge>;
}
