import { useTranslations } from "next-intl";
import { SaidText } from "#components/messages/said-text.tsx";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import type { StoredDraft } from "#server/consults/drafts/contract.ts";

type ChangedElsewhereProps = {
  /** What stands on the server; null: it was sent or thrown away there. */
  other: StoredDraft | null;
  onChoose: (mine: boolean) => void;
};

/** The same person wrote on two screens: both texts are there, and they choose. */
export function ChangedElsewhere({ other, onChoose }: ChangedElsewhereProps) {
  const words = useTranslations("consults.drafts");
  return (
    <Callout
      state="look"
      isLive
      title={words(other ? "changed" : "gone")}
      actions={
        <>
          <Button size="small" onPress={() => onChoose(true)}>
            {words("keepMine")}
          </Button>
          <Button size="small" onPress={() => onChoose(false)}>
            {words(other ? "takeOther" : "dropMine")}
          </Button>
        </>
      }
    >
      <p>{words(other ? "changedBody" : "goneBody")}</p>
      {other ? (
        <blockquote className="mt-2 max-h-[20dvh] overflow-y-auto border-line border-l-2 pl-3">
          <SaidText text={other.body} />
        </blockquote>
      ) : null}
    </Callout>
  );
}
