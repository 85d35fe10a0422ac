"use client";

import { useTranslations } from "next-intl";
import { Fragment, useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { KeyCap } from "#components/ui/key-cap.tsx";
import { Switch } from "#components/ui/switch.tsx";
import type { ShellKeys } from "./shell-contents.ts";
import { hasSingleKeys, setSingleKeys } from "./single-keys.ts";

const keys = [
  { does: "search", caps: ["Ctrl", "K"] },
  { does: "help", caps: ["?"] },
  { does: "today", caps: ["g", "v"], joint: "then" },
  { does: "walk", caps: ["j", "k"], joint: "or" },
  { does: "open", caps: ["Enter"] },
  { does: "close", caps: ["Esc"] },
] as const;

type KeyHelpProps = { ofScreens: readonly ShellKeys[]; onClose: () => void };

/** Lists the keyboard shortcuts, global ones and those of single screens, and the switch for single-key shortcuts. */
export function KeyHelp({ ofScreens, onClose }: KeyHelpProps) {
  const words = useTranslations("shell.keys");
  const [isOn, setIsOn] = useState(hasSingleKeys);
  const change = (next: boolean) => {
    setSingleKeys(next);
    setIsOn(next);
  };
  const everywhere = { title: words("everywhere"), lines: keys.map((line) => ({ ...line, label: words(line.does) })) };
  return (
    <Dialog isOpen onOpenChange={onClose} title={words("title")}>
      <p className="pb-3 text-ink-soft">{words("intro")}</p>
      {[everywhere, ...ofScreens].map((list) => (
        <KeyList key={list.title} {...list} />
      ))}
      <Switch isSelected={isOn} onChange={change} hint={words("singleHint")} className="mt-1">
        {words("single")}
      </Switch>
    </Dialog>
  );
}

function KeyList({ title, lines }: ShellKeys) {
  const words = useTranslations("shell.keys");
  return (
    <section className="pb-4">
      <h3 className="pb-1 font-strong">{title}</h3>
      <dl className="divide-y divide-line border-line border-y">
        {lines.map(({ label, caps, joint }) => (
          <div key={label} className="flex items-center justify-between gap-4 py-1.5">
            <dt>{label}</dt>
            <dd className="flex items-center gap-1.5 text-ink-soft text-small">
              {caps.map((key, index) => (
                <Fragment key={key}>
                  {index > 0 && joint ? words(joint) : null}
                  <KeyCap>{key}</KeyCap>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
