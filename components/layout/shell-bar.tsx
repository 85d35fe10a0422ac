"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { LiveRefresh } from "#components/api/live-refresh.tsx";
import { CounterMark } from "#components/ui/counter-mark.tsx";
import { KeyCap } from "#components/ui/key-cap.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { IdleLock } from "./idle-lock.tsx";
import { rememberDisplay } from "./shell-acts.ts";
import type { ShellContents } from "./shell-contents.ts";
import { hasSingleKeys, isWriting, walkList } from "./single-keys.ts";
import { useDisplay } from "./use-display.ts";

// Heavy and seldom first: they come when somebody asks for them.
const Palette = dynamic(() => import("./palette.tsx").then((module) => module.Palette), { ssr: false });
const KeyHelp = dynamic(() => import("./key-help.tsx").then((module) => module.KeyHelp), { ssr: false });

type Open = "palette" | "keys" | null;

/** The bar over every screen: search, and who is signed in. It also listens to the keys of the whole product. */
export function ShellBar({ contents }: { contents: ShellContents }) {
  const words = useTranslations("shell");
  const [open, setOpen] = useState<Open>(null);
  const { display, change } = useDisplay(contents.display, rememberDisplay);
  useShellKeys(setOpen);
  return (
    <header className="sticky top-0 z-30 flex h-14 items-center gap-3 border-line border-b bg-paper/92 px-3 backdrop-blur-sm desk:px-5 print:hidden">
      <CounterMark className="size-7 desk:hidden" />
      <button
        type="button"
        onClick={() => setOpen("palette")}
        aria-keyshortcuts="Control+K"
        className="flex min-h-control min-w-0 grow items-center gap-2.5 rounded-control border border-line bg-raised px-3 text-ink-faint hover:border-edge pane:max-w-md"
      >
        <Search aria-hidden="true" className="size-4 shrink-0" />
        <span className="grow truncate text-left">
          {words(contents.screens.includes("patients") ? "search.buttonWithPatients" : "search.button")}
        </span>
        <span aria-hidden="true" className="hidden gap-1 desk:flex">
          <KeyCap>Ctrl</KeyCap>
          <KeyCap>K</KeyCap>
        </span>
      </button>
      <div className="grow" />
      <AccountMenu person={contents.person} display={display} onDisplay={change} />
      {open === "palette" ? (
        <Palette contents={contents} onDisplay={change} onKeys={() => setOpen("keys")} onClose={() => setOpen(null)} />
      ) : null}
      {open === "keys" ? <KeyHelp onClose={() => setOpen(null)} /> : null}
      <IdleLock />
      <LiveRefresh />
    </header>
  );
}

function useShellKeys(setOpen: (open: Open) => void) {
  const router = useRouter();
  useEffect(() => {
    let afterG = false;
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        return setOpen("palette");
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || !hasSingleKeys()) return;
      const wasAfterG = afterG;
      afterG = event.key === "g";
      if (event.key === "?") setOpen("keys");
      if (event.key === "j") walkList(1);
      if (event.key === "k") walkList(-1);
      if (wasAfterG && event.key === "v") router.push("/");
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [setOpen, router]);
}
