import type { TransactionSql } from "postgres";
import type { ChainLink, IssueState } from "#db/terms/issues.ts";
import { daysLater } from "#server/calendar/moments.ts";
import { demoOrganizations, demoPeople } from "./demo-people.ts";

type Told = {
  link: ChainLink;
  title: string;
  body: string;
  state: IssueState;
  daysAgo: number;
  answer?: string;
  supplier?: string;
};

/** Filed by De Linde, in order. */
const told: Told[] = [
  {
    ...{
      link: "sign-in",
      title: "Patiënten komen na het inloggen niet terug in hun PGO",
      state: "solved",
      daysAgo: 40,
    },
    body: "Na DigiD blijft het scherm wit. Het gebeurt bij twee verschillende PGO's.",
    answer: "De DVA heeft dit hersteld. Sinds vorige week komt het niet meer voor.",
  },
  {
    ...{ link: "gateway", title: "Uitslagen staan dubbel in de PGO", state: "with-supplier", daysAgo: 12 },
    ...{
      supplier: "Zonnewijzer",
      body: "Elke uitslag van het laboratorium staat er twee keer, met een minuut verschil.",
    },
    answer: "We konden het nadoen en hebben het bij de leverancier gemeld.",
  },
  {
    ...{ link: "explanation", title: "Patiënten zoeken ons onder de verkeerde naam", state: "filed", daysAgo: 2 },
    body: "Aan de balie horen we vaak dat mensen ons niet vinden. Ze zoeken op de naam van de dokter.",
  },
];

const idOf = (number: number, part: number) =>
  `01990000-0000-7000-8000-00000006${part}${String(number).padStart(3, "0")}`;

/** Inserts the demo's chain issues, as the owner of the database. */
export async function addDemoIssues(sql: TransactionSql): Promise<void> {
  const [linde] = demoOrganizations;
  const filer = demoPeople.find((person) => person.name === "Ria Hendriks");
  const staff = demoPeople.find((person) => person.name === "Esther Blom");
  if (!linde || !filer || !staff) throw new Error("the demo lacks De Linde, Ria or Esther");
  await sql`select set_config('app.organization_id', ${linde.organizationId}, true)`;
  for (const [index, { link, title, body, state, daysAgo, answer, supplier }] of told.entries()) {
    const filedAt = daysLater(new Date(), -daysAgo);
    const answeredAt = answer ? daysLater(filedAt, 1) : null;
    await sql`insert into chain_issue ${sql({
      ...{
        issue_id: idOf(index, 1),
        filed_for: linde.organizationId,
        link,
        title,
        body,
        frequency: "sometimes",
        state,
      },
      ...{ supplier_name: supplier ?? null, filed_by: filer.personId, filed_at: filedAt, answered_at: answeredAt },
      seen_at: state === "solved" ? answeredAt : null,
    })} on conflict do nothing`;
    if (!answer || !answeredAt) continue;
    await sql`insert into chain_issue_entry ${sql({
      ...{ entry_id: idOf(index, 2), issue_id: idOf(index, 1), filed_for: linde.organizationId, is_alliance: true },
      ...{ body: answer, state, written_by: staff.personId, written_at: answeredAt },
    })} on conflict do nothing`;
  }
}
