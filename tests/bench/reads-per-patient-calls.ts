import { Agent, request } from "node:http";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { type OpenedPatient, openPatient } from "#server/access/open-patient.ts";
import { getTimeline } from "#server/api/timeline/get-timeline.ts";
import { getSoep } from "#server/measurements/preparation/get-soep.ts";
import { getMeasurements } from "#server/measurements/series/get-measurements.ts";
import { getSeries } from "#server/measurements/series/get-series.ts";

/** The reads of a PGO, as paths below the base. */
export const paths = {
  "newest 50": "Observation?_count=50",
  "newest 50 of a code": "Observation?_count=50&code=http://loinc.org|85354-9",
  "newest 50 before last month": `Observation?_count=50&date=lt${new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10)}`,
  "a code that is not there": "Observation?code=http://loinc.org|29463-7",
  "newest of each code": "Observation/$lastn",
} as const;
export const newest = "newest 50";

type Opened = OpenedPatient<"measurement.read">;
const screens: Record<string, (opened: Opened) => Promise<unknown>> = {
  "overview of kinds": getMeasurements,
  "series of 90 days": (opened) => getSeries(opened, { patientId: opened.patientId, kind: "blood-pressure", days: 90 }),
  "lines for the record": getSoep,
  timeline: (opened) => getTimeline(opened, {}),
};

/** The screens about one patient, who is opened once. */
export async function screensOf(organizationId: string, patientIds: readonly string[]) {
  const access = grant(systemActor("bench", organizationId), "measurement.read");
  const opened = new Map<string, Opened>();
  for (const patientId of patientIds) opened.set(patientId, await openPatient(access, patientId));
  return Object.entries(screens).map(([name, screen]) => ({
    name,
    call: async (patientId: string) => {
      const one = opened.get(patientId);
      if (one) await screen(one);
    },
  }));
}

export const agent = new Agent({ keepAlive: true });

/** One GET in JSON; anything but 200 fails. */
export function fetched(url: string, token: string | null): Promise<string> {
  return new Promise((settle, fail) => {
    const headers = {
      accept: "application/fhir+json; fhirVersion=4.0",
      "medmij-request-id": crypto.randomUUID(),
      "x-correlation-id": "0d8e6f0e-5d36-4a55-9b9b-3f6a6f7d1c11",
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    };
    const asked = request(url, { headers, agent }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.once("end", () => {
        const text = Buffer.concat(parts).toString();
        if (answer.statusCode === 200) settle(text);
        else fail(new Error(`answered ${answer.statusCode}: ${text}`));
      });
    });
    asked.once("error", fail);
    asked.end();
  });
}
