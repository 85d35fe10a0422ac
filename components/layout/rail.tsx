import Link from "next/link";
import { useTranslations } from "next-intl";
import { CounterMark } from "#components/ui/counter-mark.tsx";
import { RailLink } from "./rail-link.tsx";
import { ScreenIcon } from "./screen-icon.tsx";
import { type Screen, screens } from "./shell-contents.ts";

/** The way between screens: words and icons on a wide screen, icons beside another window, a bar at the thumb on a phone. */
export function Rail({ shown }: { shown: Screen[] }) {
  const words = useTranslations("shell");
  return (
    <nav
      aria-label={words("navigation.label")}
      className="fixed inset-x-0 bottom-0 z-40 border-line border-t bg-sunken pb-[env(safe-area-inset-bottom)] desk:static desk:border-t-0 desk:border-r desk:pb-0"
    >
      <div className="desk:sticky desk:top-0">
        <Link
          href="/"
          aria-label={words("product")}
          className="hidden h-14 items-center justify-center gap-2.5 desk:flex wide:justify-start wide:px-5"
        >
          <CounterMark className="size-7" />
          <span className="hidden font-strong text-large wide:inline" aria-hidden="true">
            {words("product")}
          </span>
        </Link>
        <ul className="flex justify-around desk:flex-col desk:gap-1 desk:px-2.5 desk:pt-3 wide:px-3">
          {shown.map((screen) => (
            <li key={screen} className="min-w-0 grow desk:grow-0">
              <RailLink href={screens[screen]} label={words(`navigation.${screen}`)}>
                <ScreenIcon screen={screen} className="size-5.5 shrink-0 desk:size-5" />
              </RailLink>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
