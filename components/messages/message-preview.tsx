import { useTranslations } from "next-intl";

/** "Zo ziet uw patiënt het": exactly the text that a PGO collects. */
export function MessagePreview({ text }: { text: string }) {
  const words = useTranslations("messages.preview");
  return (
    <section aria-label={words("title")}>
      <h3 className="pb-1 text-ink-soft text-small">{words("title")}</h3>
      <p className="wrap-anywhere max-w-prose whitespace-pre-line rounded-card bg-practice px-4 py-3">
        {text.trim() === "" ? <span className="text-ink-soft">{words("empty")}</span> : text}
      </p>
    </section>
  );
}
