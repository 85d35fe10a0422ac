"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "#components/api/client.ts";
import { useAction } from "#components/api/use-action.ts";
import { Menu } from "#components/ui/menu.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import type { ListedPerson } from "#server/people/staff/contract.ts";
import { AskFirst } from "./ask-first.tsx";
import { type ArrivedLink, HandedOutLink } from "./handed-out-link.tsx";

const ChangeRoles = dynamic(() => import("./change-roles.tsx").then((module) => module.ChangeRoles), {
  ssr: false,
  loading: Opening,
});

/** The current organization, as shown to its staff. */
export type OwnPlaceFacts = { organizationName: string; organizationKind: OrganizationKind };

type Act = "roles" | "password" | "secondFactor" | "remove";

/** An administrator's actions on a person. */
export function PersonActions({ person, place }: { person: ListedPerson; place: OwnPlaceFacts }) {
  const words = useTranslations("people");
  const [act, setAct] = useState<Act | null>(null);
  const [arrived, setArrived] = useState<ArrivedLink | null>(null);
  const { run, isPending } = useAction();
  const { personId, name } = person;
  const close = () => setAct(null);
  const handOut = (call: () => Promise<Omit<ArrivedLink, "name">>) =>
    run(call, { onDone: (link) => setArrived({ name, ...link }) });
  const decide = {
    password: () => handOut(() => api.people.resetPassword.mutate({ personId })),
    secondFactor: () => handOut(() => api.people.resetSecondFactor.mutate({ personId })),
    remove: () => run(() => api.people.remove.mutate({ personId }), { done: words("remove.done", { name }) }),
  };
  return (
    <>
      <Menu
        label={words("list.actionsOf", { name })}
        isPending={isPending}
        choices={[
          { id: "roles", label: words("list.changeRoles"), onAction: () => setAct("roles") },
          { id: "password", label: words("list.resetPassword"), onAction: () => setAct("password") },
          { id: "secondFactor", label: words("list.resetSecondFactor"), onAction: () => setAct("secondFactor") },
          {
            id: "remove",
            label: words("list.remove", { organization: place.organizationName }),
            onAction: () => setAct("remove"),
            isGrave: true,
          },
        ]}
      />
      {act === "roles" ? <ChangeRoles person={person} kind={place.organizationKind} onClose={close} /> : null}
      {act === "password" || act === "secondFactor" ? (
        <AskFirst
          title={words(`reset.${act}.title`, { name })}
          verb={words("reset.submit")}
          onDecide={decide[act]}
          onClose={close}
        >
          {words(`reset.${act}.body`, { name })}
        </AskFirst>
      ) : null}
      {act === "remove" ? (
        <AskFirst
          title={words("remove.title", { name })}
          verb={words("remove.submit")}
          isGrave
          onDecide={decide.remove}
          onClose={close}
        >
          {words("remove.body", { name, organization: place.organizationName })}
        </AskFirst>
      ) : null}
      {arrived ? <HandedOutLink arrived={arrived} onClose={() => setArrived(null)} /> : null}
    </>
  );
}
