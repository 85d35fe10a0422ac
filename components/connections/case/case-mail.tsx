import { Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonLook } from "#components/ui/button-look.ts";
import { Card } from "#components/ui/card.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { ReadyMail } from "./ready-mail.ts";

/** An e-mail draft for the supplier to check and send; Balie never sends it. */
export function CaseMail({ mail }: { mail: ReadyMail }) {
  const words = useTranslations("connections.case.mail");
  const actions = useTranslations("connections.actions");
  const address = `mailto:${mail.to ?? ""}?subject=${encodeURIComponent(mail.subject)}&body=${encodeURIComponent(mail.body)}`;
  return (
    <Card title={words("title")}>
      <p className="pb-3 text-ink-soft">{words("intro")}</p>
      <div className="rounded-control border border-line bg-paper px-4 py-3">
        <p className="text-ink-soft text-small">
          {words("to")}: {mail.to ?? words("to-unknown")}
        </p>
        <p className="border-line border-b pb-2 text-ink-soft text-small">
          {words("subject-label")}: <span className="text-ink">{mail.subject}</span>
        </p>
        <p lang="nl" className="whitespace-pre-line pt-3">
          {mail.body}
        </p>
      </div>
      <div className="flex flex-wrap gap-2 pt-3 print:hidden">
        <a href={address} className={buttonLook("quiet", "small")}>
          <Mail aria-hidden="true" className="size-4" />
          {words("open")}
        </a>
        <CopyButton text={mail.body} done={actions("copied")}>
          {words("copy")}
        </CopyButton>
      </div>
    </Card>
  );
}
