"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { buttonLook } from "#components/ui/button-look.ts";
import { classNames } from "#components/ui/class-names.ts";
import type { ConfirmSecondFactorInput, SecondFactorOffer } from "#server/people/contract.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { prove } from "./sign-in-client.ts";

const fetchConfirmSecondFactorInput = () =>
  import("#server/people/contract.ts").then((module) => module.ConfirmSecondFactorInput);

type EnrolProps = {
  /** The secret to set; the first one that arrives stays, also when the page is read anew. */
  offer: SecondFactorOffer;
  onDone: () => void;
};

/** Puts Balie in an authenticator app: read the picture, type a code, keep the recovery codes. */
export function EnrolSecondFactor({ offer: arrived, onDone }: EnrolProps) {
  const words = useTranslations("people.enrol");
  const [offer] = useState(arrived);
  const [recoveryCodes, setRecoveryCodes] = useState<string[] | null>(null);
  const form = useZodForm(fetchConfirmSecondFactorInput, { code: "", sealed: offer.sealed });
  const send = async (values: ConfirmSecondFactorInput) => {
    await prove("new-second-factor", values);
    setRecoveryCodes(await api.people.renewRecoveryCodes.mutate());
  };
  if (recoveryCodes) return <RecoveryCodes codes={recoveryCodes} onKept={onDone} />;
  return (
    <Form form={form} onSubmit={send} leavesPage label={words("title")}>
      <ol className="list-decimal space-y-4 pl-5 marker:text-ink-soft">
        <li>{words("step1")}</li>
        <li className="space-y-3">
          <p>{words("step2")}</p>
          {/* biome-ignore lint/performance/noImgElement: the picture is in the page already */}
          <img
            src={`data:image/svg+xml;utf8,${encodeURIComponent(offer.picture)}`}
            alt={words("picture")}
            width={184}
            height={184}
            className="rounded-control border border-line"
          />
          <a href={offer.address} className={classNames(buttonLook("quiet"), "hidden touch:inline-flex")}>
            {words("open")}
          </a>
          <p className="text-body text-ink-soft">
            {words("typed")} <code className="font-sans text-ink tabular-nums">{inGroups(offer.typed)}</code>
          </p>
        </li>
        <li>{words("step3")}</li>
      </ol>
      <FormTextField
        control={form.control}
        name="code"
        label={words("code")}
        width="short"
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      <SubmitButton className="w-full">{words("submit")}</SubmitButton>
    </Form>
  );
}

function inGroups(key: string): string {
  return key.match(/.{1,4}/g)?.join(" ") ?? key;
}
