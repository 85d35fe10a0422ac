import { comparedSince } from "#components/measurements/preparation/compared-since.ts";
import { type PreparationFacts, pictureCountMax } from "#components/measurements/preparation/preparation-facts.ts";
import { serverApi } from "#server/api/caller.ts";
import { dutchDay } from "#server/calendar/clock.ts";

/**
 * Everything on the sheet. Only the series that fit on it are read; the others are just counted.
 * @param asked the Dutch day to compare with; default: the last time that somebody reviewed before today.
 */
export async function readPreparation(patientId: string, asked: string | null): Promise<PreparationFacts> {
  const api = await serverApi();
  const madeAt = new Date();
  const [patient, organization, measurements, reviews, tasks, messages, questionnaires] = await Promise.all([
    api.patients.get({ patientId }),
    api.organizations.get(),
    api.measurements.patient({ patientId }),
    api.reviews.past({ patientId }),
    api.tasks.patient({ patientId }),
    api.messages.list({ patientId }),
    api.questionnaires.byPatient({ patientId }),
  ]);
  const kinds = measurements.kinds.slice(0, pictureCountMax).map(({ kind }) => kind);
  const since = comparedSince(reviews, { asked, today: dutchDay(madeAt) });
  const [answers, comparison] = await Promise.all([
    Promise.all(kinds.map((kind) => api.measurements.series({ patientId, kind }))),
    since ? api.measurements.comparison({ patientId, kinds, since: since.toISOString() }) : [],
  ]);
  return {
    patient,
    organizationName: organization.name,
    madeAt,
    since,
    reviews,
    measurements,
    answers,
    comparison,
    responses: questionnaires.responses,
    tasks: tasks.open,
    messages,
  };
}

/** The measurements as a SOEP block for the HIS. */
export async function readSoep(patientId: string) {
  return (await serverApi()).measurements.soep({ patientId });
}
