import { useTranslations } from "next-intl";
import { inboxAddress } from "#components/consults/inbox/consult-address.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { InboxView } from "#db/terms/consults.ts";

/** Back to the view in which this consult was opened. */
export function BackToInbox({ view }: { view: InboxView }) {
  const words = useTranslations("consults");
  return (
    <>
      <TextLink href={inboxAddress(view)}>{words("inbox.back")}</TextLink>
      <span className="text-ink-soft"> · {words(`views.${view}`)}</span>
    </>
  );
}
