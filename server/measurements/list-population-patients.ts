import { recipientsMax } from "#db/terms/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { PopulationFilter, PopulationPatients } from "./population-contract.ts";
import { populationInScope } from "./scope.ts";

/** The patients of a filtered population, each once, as many as a list goes to at once; who needs attention most comes first. */
export async function listPopulationPatients(
  access: Access<"measurement.population">,
  filter: PopulationFilter,
  now = new Date(),
): Promise<PopulationPatients> {
  const { organizationId } = access;
  const found = await look(
    access,
    (_, raw) => raw<{ patient_id: string }[]>`
      select s.patient_id from measurement_summary s where ${populationInScope(raw, organizationId, filter, now)}
      group by s.patient_id, s.sort_name order by max(s.attention) desc, s.sort_name, s.patient_id
      limit ${recipientsMax + 1}`,
  );
  const patientIds = found.slice(0, recipientsMax).map((row) => row.patient_id);
  return { patientIds, isMore: found.length > recipientsMax };
}
