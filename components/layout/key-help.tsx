"use client";

import { useTranslations } from "next-intl";
import { Fragment, useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { KeyCap } from "#components/ui/key-cap.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { hasSingleKeys, setSingleKeys } from "./single-keys.ts";

const keys = [
  { does: "search", keys: ["Ctrl", "K"], joint: null },
  { does: "help", keys: ["?"], joint: null },
  { does: "today", keys: ["g", "v"], joint: "then" },
  { does: "walk", keys: ["j", "k"], joint: "or" },
  { does: "open", keys: ["Enter"], joint: null },
  { does: "close", keys: ["Esc"], joint: null },
] as const;

const roundKeys = [
  { does: "judge", keys: ["1", "4"], joint: "until" },
  { does: "message", keys: ["m"], joint: null },
  { does: "patient", keys: ["j", "k"], joint: "or" },
  { does: "back", keys: ["u"], joint: null },
  { does: "undo", keys: ["z"], joint: null },
  { does: "copy", keys: ["c"], joint: null },
] as const;

/** The keys of Balie and those of the round (components/reviews/use-round-keys.ts), and the switch for the single ones. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const words = useTranslations("shell.keys");
  const [isOn, setIsOn] = useState(hasSingleKeys);
  const change = (next: boolean) => {
    setSingleKeys(next);
    setIsOn(next);
  };
  return (
    <Dialog isOpen onOpenChange={onClose} title={words("title")}>
      <p className="pb-3 text-ink-soft">{words("intro")}</p>
      <KeyList title={words("everywhere")} lines={keys} />
      <KeyList title={words("round")} lines={roundKeys} />
      <Switch isSelected={isOn} onChange={change} hint={words("singleHint")} className="mt-1">
        {words("single")}
      </Switch>
    </Dialog>
  );
}

type KeyLines = typeof keys | typeof roundKeys;

function KeyList({ title, lines }: { title: string; lines: KeyLines }) {
  const words = useTranslations("shell.keys");
  return (
    <section className="pb-4">
      <h3 className="pb-1 font-strong">{title}</h3>
      <dl className="divide-y divide-line border-line border-y">
        {lines.map((line) => (
          <div key={line.does} className="flex items-center justify-between gap-4 py-1.5">
            <dt>{words(line.does)}</dt>
            <dd className="flex items-center gap-1.5 text-ink-soft text-small">
              {line.keys.map((key, index) => (
                <Fragment key={key}>
                  {index > 0 && line.joint ? words(line.joint) : null}
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
