"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { loadClient } from "#components/api/client.ts";
import { LiveRefresh } from "#components/api/live-refresh.tsx";
import { CounterMark } from "#components/ui/counter-mark.tsx";
import { KeyCap } from "#components/ui/key-cap.tsx";
import { Opening } from "#components/ui/opening.tsx";
import { useLoadedSoon } from "#components/ui/use-loaded-soon.ts";
import { AccountMenu } from "./account/account-menu.tsx";
import { IdleLock } from "./idle-lock.tsx";
import { PaletteStart } from "./palette/palette-start.tsx";
import { usePalette } from "./palette/use-palette.ts";
import { rememberDisplay } from "./shell-acts.ts";
import type { ShellContents } from "./shell-contents.ts";
import { useSingleKeys, walkList } from "./single-keys.ts";
import { useDisplay } from "./use-display.ts";

// Large and rarely used, so loaded on demand.
const KeyHelp = dynamic(() => import("./key-help.tsx").then((module) => module.KeyHelp), {
  ssr: false,
  loading: Opening,
});

/** Two keys in a row, as `g` and `v`, follow each other within this time. */
const sequenceMs = 1_500;

/** The top bar of every screen: search and the account menu. Also handles the global keyboard shortcuts. */
export function ShellBar({ contents }: { contents: ShellContents }) {
  const words = useTranslations("shell");
  const [hasHelp, setHasHelp] = useState(false);
  const palette = usePalette();
  const { display, change } = useDisplay(contents.display, rememberDisplay);
  const showKeys = () => setHasHelp(true);
  useShellKeys(palette.open, showKeys);
  const mayFindPatients = contents.screens.some(({ screen }) => screen === "patients");
  useLoadedSoon(loadClient);
  return (
    <header className="sticky top-0 z-30 flex h-14 items-center gap-3 border-line border-b bg-paper/92 px-3 backdrop-blur-sm desk:px-5 print:hidden">
      <CounterMark className="size-7 desk:hidden" />
      <button
        type="button"
        onClick={palette.open}
        aria-keyshortcuts="Control+K"
        className="flex min-h-control min-w-0 grow items-center gap-2.5 rounded-control border border-line bg-raised px-3 text-ink-faint hover:border-edge pane:max-w-md"
      >
        <Search aria-hidden="true" className="size-4 shrink-0" />
        <span className="grow truncate text-left">
          {words(mayFindPatients ? "search.buttonWithPatients" : "search.button")}
        </span>
        <span aria-hidden="true" className="hidden gap-1 desk:flex">
          <KeyCap>Ctrl</KeyCap>
          <KeyCap>K</KeyCap>
        </span>
      </button>
      <div className="grow" />
      <AccountMenu person={contents.person} display={display} onDisplay={change} />
      <PaletteStart
        ref={palette.start}
        label={words(mayFindPatients ? "search.fieldWithPatients" : "search.field")}
        onClose={palette.close}
      />
      {palette.opened ? (
        <palette.opened.Palette
          initialText={palette.opened.text}
          contents={contents}
          onDisplay={change}
          onKeys={showKeys}
          onClose={palette.close}
        />
      ) : null}
      {hasHelp ? <KeyHelp ofScreens={contents.keys} onClose={() => setHasHelp(false)} /> : null}
      <IdleLock />
      <LiveRefresh />
    </header>
  );
}

function useShellKeys(openPalette: () => void, showKeys: () => void) {
  const router = useRouter();
  const gAt = useRef(Number.NEGATIVE_INFINITY);
  const latest = useRef(openPalette);
  useEffect(() => {
    latest.current = openPalette;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      latest.current();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  useSingleKeys({
    "?": showKeys,
    j: () => walkList(1),
    k: () => walkList(-1),
    g: () => {
      gAt.current = performance.now();
    },
    v: () => {
      if (performance.now() - gAt.current < sequenceMs) router.push("/");
    },
  });
}
