import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Rail } from "./rail.tsx";
import { ShellBar } from "./shell-bar.tsx";
import type { ShellContents } from "./shell-contents.ts";

/** Layout of every signed-in screen: navigation rail, top bar and content. */
export function Frame({ contents, children }: { contents: ShellContents; children: ReactNode }) {
  const words = useTranslations("shell");
  return (
    <div className="min-h-dvh desk:grid desk:grid-cols-[4rem_minmax(0,1fr)] wide:grid-cols-[14rem_minmax(0,1fr)] print:block">
      <a
        href="#content"
        className="sr-only z-60 rounded-control bg-raised px-4 py-2 font-strong text-lead shadow-float focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {words("skip")}
      </a>
      <Rail shown={contents.screens} />
      <div className="flex min-w-0 flex-col">
        <ShellBar contents={contents} />
        <main
          id="content"
          tabIndex={-1}
          className="grow px-4 pt-5 pb-24 outline-none desk:px-8 desk:pt-7 desk:pb-12 print:p-0"
        >
          <div className="mx-auto max-w-page">{children}</div>
        </main>
      </div>
    </div>
  );
}
