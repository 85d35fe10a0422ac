import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonLook } from "#components/ui/button-look.ts";
import { classNames } from "#components/ui/class-names.ts";
import { fieldLook } from "#components/ui/field-look.ts";

/** A plain GET form, so that it works without JavaScript; a text that is too short is answered in our own words. */
export function CheckForm({ text }: { text: string }) {
  const words = useTranslations("connections.check");
  return (
    <form action="/check" method="get" className="flex max-w-prose flex-wrap items-end gap-3 print:hidden">
      <div className={classNames(fieldLook.group, "grow")}>
        <label htmlFor="check-text" className={fieldLook.label}>
          {words("field")}
        </label>
        <input
          id="check-text"
          name="q"
          type="search"
          defaultValue={text}
          maxLength={120}
          required
          autoComplete="off"
          className={classNames(fieldLook.control, "min-h-12 w-full text-large")}
        />
      </div>
      <button type="submit" className={classNames(buttonLook("primary"), "min-h-12 px-6 text-large")}>
        <Search aria-hidden="true" className="size-5" />
        {words("button")}
      </button>
    </form>
  );
}
