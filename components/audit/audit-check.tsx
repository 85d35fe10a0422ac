"use client";

import { ShieldCheck } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { readHeadCode } from "#db/terms/audit.ts";
import type { LogState } from "#server/audit/contract.ts";
import { formatTime } from "#server/calendar/spoken.ts";
import { AuditVerdict, type Verdict } from "./audit-verdict.tsx";

/** Recomputes the hash chain on request, holds it against a code that somebody kept, and shows the result. */
export function AuditCheck({ state }: { state: LogState }) {
  const words = useTranslations("audit.check");
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [code, setCode] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const { run, isPending } = useAction();
  const check = () => {
    const anchor = readHeadCode(code) ?? undefined;
    setIsWrong(code.trim() !== "" && !anchor);
    if (code.trim() === "" || anchor) run(() => api.audit.verify.mutate({ anchor }), { onDone: setVerdict });
  };
  return (
    <Card
      title={words("title")}
      aside={
        <Button look="primary" isPending={isPending} onPress={check}>
          <ShieldCheck aria-hidden="true" className="size-4" />
          {words("button")}
        </Button>
      }
    >
      <div className="space-y-3">
        {/* Under the button: at the foot of the card a phone would show nothing of it. */}
        {verdict ? <AuditVerdict verdict={verdict} /> : null}
        <p className="max-w-prose text-ink-soft">
          {words("explain")} <SealedUntil state={state} />
        </p>
        <TextField
          label={words("noted")}
          hint={words("notedHint")}
          error={isWrong ? words("notedWrong") : undefined}
          value={code}
          onChange={(text) => {
            setCode(text);
            setIsWrong(false);
          }}
          maxLength={100}
          spellCheck={false}
          autoComplete="off"
          className="max-w-prose"
        />
      </div>
    </Card>
  );
}

function SealedUntil({ state: { sealed, waiting } }: { state: LogState }) {
  const words = useTranslations("audit.check");
  const locale = useLocale();
  if (!sealed) return words("emptyBody");
  const when = formatTime(new Date(sealed.at), new Date(), locale);
  const { count, isMore } = waiting;
  return (
    <span suppressHydrationWarning>
      {words("sealed", { when })} {words(isMore ? "sealedWaitingMany" : "sealedWaiting", { count })}
    </span>
  );
}
