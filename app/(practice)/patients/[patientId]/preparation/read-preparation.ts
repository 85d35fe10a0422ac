import { type PreparationFacts, pictureCountMax } from "#components/measurements/preparation-facts.ts";
import { serverApi } from "#server/api/caller.ts";

/** Everything on the sheet, from each noun what it answers anyway. Series beyond what fits are only counted, so they are not read. */
export async function readPreparation(patientId: string): Promise<PreparationFacts> {
  const api = await serverApi();
  const [patient, organization, measurements, { last, tasks }, replies, questionnaires] = await Promise.all([
    api.patients.get({ patientId }),
    api.organizations.get(),
    api.measurements.patient({ patientId }),
    api.reviews.open({ patientId }),
    api.reviews.replies({ patientId }),
    api.questionnaires.byPatient({ patientId }),
  ]);
  const answers = await Promise.all(
    measurements.kinds.slice(0, pictureCountMax).map(({ kind }) => api.measurements.series({ patientId, kind })),
  );
  return {
    patient,
    organizationName: organization.name,
    madeAt: new Date(),
    lastContact: last ? { at: last.reviewedAt, byName: last.reviewedByName } : null,
    measurements,
    answers,
    responses: questionnaires.responses,
    tasks,
    replies,
  };
}

/** What the measurements say, for the HIS. */
export async function readSoep(patientId: string) {
  return (await serverApi()).measurements.soep({ patientId });
}
