"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useToldApart, useWho } from "#components/patients/patient-facts.ts";
import { Tag } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { TypeAhead } from "#components/ui/type-ahead.tsx";
import { recipientsMax } from "#db/terms/questionnaires.ts";
import type { Recipient } from "#server/questionnaires/sending/contract.ts";

type RecipientListProps = {
  recipients: Recipient[];
  /** Canonical URL of the selected questionnaire. */
  openUrl: string | null;
  onChange: (recipients: Recipient[]) => void;
};

/** The recipients: found by name, each with their contact preference, and whether they will be skipped. */
export function RecipientList({ recipients, openUrl, onChange }: RecipientListProps) {
  const words = useTranslations("questionnaires.send");
  const [turn, setTurn] = useState(0);
  const find = useFindPatient();
  const add = async (patientId: string) => {
    const isChosen = recipients.some((each) => each.patientId === patientId);
    if (!isChosen)
      onChange([...recipients, ...(await api.questionnaires.recipients.query({ patientIds: [patientId] }))]);
    // Remounts the field, empty, for the next patient.
    setTurn((before) => before + 1);
  };
  return (
    <Card title={words("to")}>
      <div className="space-y-4">
        {recipients.length === 0 ? (
          <p className="text-ink-soft">{words("none")}</p>
        ) : (
          <ul className="space-y-1">
            {recipients.map((recipient) => (
              <RecipientLine
                key={recipient.patientId}
                recipient={recipient}
                shown={recipients}
                openUrl={openUrl}
                onRemove={() => onChange(recipients.filter((each) => each.patientId !== recipient.patientId))}
              />
            ))}
          </ul>
        )}
        {recipients.length < recipientsMax ? (
          <TypeAhead
            key={turn}
            label={words("find")}
            hint={words("find-hint")}
            find={find}
            onChoose={(choice) => (choice ? void add(choice.id) : undefined)}
          />
        ) : (
          <p className="text-ink-soft">{words("too-many", { count: recipientsMax })}</p>
        )}
      </div>
    </Card>
  );
}

function useFindPatient() {
  const tell = useToldApart("born");
  return async (text: string) => {
    const { rows } = await api.patients.search.mutate({ text });
    return rows.map((each) => ({ id: each.patientId, label: each.fullName, detail: tell(each, rows) }));
  };
}

type RecipientLineProps = {
  recipient: Recipient;
  shown: Recipient[];
  openUrl: string | null;
  onRemove: () => void;
};

function RecipientLine({ recipient, shown, openUrl, onRemove }: RecipientLineProps) {
  const words = useTranslations("questionnaires.send");
  const tell = useToldApart("born");
  const who = useWho();
  const { fullName, contactNotes, hasLeft } = recipient;
  const isOpen = openUrl !== null && recipient.openUrls.includes(openUrl);
  return (
    <li className="flex items-start justify-between gap-3">
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5 py-1">
        <span className="font-strong">{fullName}</span>
        <span className="text-ink-soft text-small">{tell(recipient, shown)}</span>
        {contactNotes.map((note) => (
          <Tag key={note}>{words(`note.${note}`)}</Tag>
        ))}
        {hasLeft || isOpen ? (
          <span className="flex w-full items-center gap-1.5 text-small">
            <Mark state="look" />
            {words(hasLeft ? "left" : "open")}
          </span>
        ) : null}
      </span>
      <Button look="plain" size="small" aria-label={words("remove", { who: who(recipient, shown) })} onPress={onRemove}>
        <X aria-hidden="true" className="size-4" />
      </Button>
    </li>
  );
}
