import { useTranslations } from "next-intl";
import { OutsideLink } from "#components/ui/outside-link.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { Helpdesk } from "#server/consults/referral/contract.ts";

/** Where a patient finds help, and when and where somebody read that. */
export function HelpdeskLine({ helpdesk }: { helpdesk: Helpdesk }) {
  const words = useTranslations("consults.referral");
  const format = useFormat();
  const { name, phone, email, website, source, checkedOn } = helpdesk;
  return (
    <li className="py-0.5">
      <span className="flex flex-wrap gap-x-3">
        <span className="font-strong">{name}</span>
        {phone ? <a href={`tel:${phone.replaceAll(" ", "")}`}>{phone}</a> : null}
        {email ? (
          <a href={`mailto:${email}`} className="[overflow-wrap:anywhere]">
            {email}
          </a>
        ) : null}
        {website ? <OutsideLink href={website} /> : null}
      </span>
      <span className="block text-ink-soft text-small" title={source}>
        {words("checked", { day: format.day(checkedOn, { day: "numeric", month: "long", year: "numeric" }) })}
      </span>
    </li>
  );
}
