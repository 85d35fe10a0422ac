import { useTranslations } from "next-intl";

/** "Zo ziet uw patiënt het": the very text that a PGO fetches, and nothing else. */
export function ReplyPreview({ text }: { text: string }) {
  const words = useTranslations("reviews.conclude");
  return (
    <section aria-label={words("preview")}>
      <h3 className="pb-1 text-ink-soft text-small">{words("preview")}</h3>
      <p className="max-w-prose whitespace-pre-line rounded-card bg-practice px-4 py-3">
        {text.trim() === "" ? <span className="text-ink-soft">{words("previewEmpty")}</span> : text}
      </p>
    </section>
  );
}
