"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { Form } from "#components/form/form.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { FormTextField } from "#components/form/text-fields.tsx";
import { useZodForm } from "#components/form/use-zod-form.ts";
import { prove } from "#components/people/sign-in/sign-in-client.ts";
import { buttonLook } from "#components/ui/button-look.ts";
import { classNames } from "#components/ui/class-names.ts";
import type { ConfirmSecondFactorInput, SecondFactorOffer } from "#server/people/second-factor/contract.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";

const fetchConfirmSecondFactorInput = () =>
  import("#server/people/second-factor/contract.ts").then((module) => module.ConfirmSecondFactorInput);

type EnrolProps = {
  /** The secret to enrol; the first one is kept when the page refreshes. */
  offer: SecondFactorOffer;
  onDone: () => void;
};

/** Enrols an authenticator app: scan the QR code, enter a code, keep the recovery codes. */
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
          {/* biome-ignore lint/performance/noImgElement: the image is inline, so there is nothing to optimize */}
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
