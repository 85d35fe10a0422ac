"use client";

import { Copy, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/toast-queue.ts";

/** Ten recovery codes, shown only once. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const words = useTranslations("people.recovery");
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join("\n"));
    showToast({ state: "fine", text: words("copied") });
  };
  return (
    <section aria-label={words("title")} className="space-y-4">
      <h2 className="font-strong text-large">{words("title")}</h2>
      <p className="text-ink-soft">{words("intro")}</p>
      <ul aria-label={words("list")} className="grid grid-cols-2 gap-x-4 gap-y-1 rounded-control bg-sunken px-4 py-3">
        {codes.map((code) => (
          <li key={code} className="font-mono">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 print:hidden">
        <Button onPress={copy}>
          <Copy aria-hidden="true" className="size-4" />
          {words("copy")}
        </Button>
        <Button onPress={() => window.print()}>
          <Printer aria-hidden="true" className="size-4" />
          {words("print")}
        </Button>
        <Button look="primary" onPress={onKept}>
          {words("kept")}
        </Button>
      </div>
    </section>
  );
}
