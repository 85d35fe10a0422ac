import { useTranslations } from "next-intl";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { explainRows } from "./explain-table.tsx";

/** Copies the explanation as plain text, for an e-mail or a message to a patient. */
export function CopyExplain() {
  const words = useTranslations("connections.explain");
  const actions = useTranslations("connections.actions");
  const questions = explainRows.map((row) =>
    [
      words(`rows.${row}.question`),
      `${words("portal")}: ${words(`rows.${row}.portal`)}`,
      `${words("pgo")}: ${words(`rows.${row}.pgo`)}`,
    ].join("\n"),
  );
  const text = [words("title"), words("sentence"), ...questions, words("both"), words("help")].join("\n\n");
  return (
    <CopyButton text={text} done={actions("copied")} size="control">
      {words("copy")}
    </CopyButton>
  );
}
