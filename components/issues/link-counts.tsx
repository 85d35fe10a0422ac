import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Link } from "#components/ui/link.tsx";
import type { ChainLink } from "#db/terms/issues.ts";
import type { LinkCount } from "#server/issues/contract.ts";

/**
 * Issues per link of the chain, as bars with numbers. Selecting one filters the list; selecting it again clears the
 * filter.
 */
export function LinkCounts({ counts, chosen }: { counts: LinkCount[]; chosen: ChainLink | undefined }) {
  const words = useTranslations("issues");
  const most = Math.max(1, ...counts.map((one) => one.count));
  return (
    <Card title={words("perLink")}>
      <ul className="-mx-2">
        {counts.map(({ link, count, openCount }) => (
          <li key={link}>
            <Link
              href={chosen === link ? "/issues" : `/issues?link=${link}`}
              aria-current={chosen === link ? "true" : undefined}
              className={classNames(
                "block rounded-control px-2 py-1.5 hover:bg-sunken",
                chosen === link && "bg-lead-soft font-strong",
              )}
            >
              <span className="flex justify-between gap-3">
                <span>{words(`links.${link}`)}</span>
                <span className="text-ink-soft">{words("counts", { open: openCount, count })}</span>
              </span>
              <span aria-hidden="true" className="mt-1 block h-1.5 rounded-round bg-ink/6">
                <span
                  className="block h-full rounded-round bg-lead"
                  style={{ width: `${Math.round((count / most) * 100)}%` }}
                />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
