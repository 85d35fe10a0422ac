import type { TransactionSql } from "postgres";
import type { PilotKind, PilotStage } from "#db/terms/pilots.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";

type Told = {
  kind: PilotKind;
  stage: PilotStage;
  name: string;
  programme: string | null;
  region: string;
  daysAgo: number;
  days: number | null;
};

const told: (Told & { counts: [number, number, number]; issues: string[]; findings: string })[] = [
  {
    ...{ kind: "glg", stage: "finished", name: "Thuismeten in Eikenwijk", programme: null, region: "Eikenwijk" },
    ...{ daysAgo: 240, days: 120, counts: [4, 180, 122] },
    issues: ["Metingen kwamen soms een dag later aan.", "Niet iedereen vond de knop om te delen."],
    findings: "Wie de eerste week hulp kreeg aan de balie, bleef delen.",
  },
  {
    ...{
      kind: "testbed",
      stage: "running",
      name: "Vragenlijsten voor het spreekuur",
      programme: "OPEN",
      region: "Waterhorst",
    },
    ...{ daysAgo: 35, days: null, counts: [2, 60, 31] },
    issues: ["De herinnering kwam op zondag."],
    findings: "",
  },
];
const dayOf = (daysAgo: number) => addDays(dutchDay(new Date()), -daysAgo);

/** Inserts two fictional trials, as the owner of the database. */
export async function addDemoPilots(sql: TransactionSql): Promise<void> {
  const rows = told.map(({ daysAgo, days, counts: [practices, invited, joined], ...facts }, index) => ({
    ...facts,
    ...{
      pilot_id: `01990000-0000-7000-8000-00000000700${index}`,
      supplier_name: "Zonnewijzer",
      changed_at: new Date(),
    },
    ...{ starts_on: dayOf(daysAgo), ends_on: days === null ? null : dayOf(daysAgo - days) },
    ...{ practice_count: practices, invited_count: invited, joined_count: joined },
  }));
  await sql`insert into pilot ${sql(rows)} on conflict do nothing`;
}
