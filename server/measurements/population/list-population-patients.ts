import { recipientsMax } from "#db/terms/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { PopulationFilter, PopulationPatients } from "./contract.ts";
import { filterSeries } from "./filter-series.ts";

/** The distinct patients of a filtered population, at most as many as one mailing takes, those who need attention most first. */
export async function listPopulationPatients(
  access: Access<"measurement.population">,
  filter: PopulationFilter,
  now = new Date(),
): Promise<PopulationPatients> {
  const found = await look(
    access,
    (_, raw) => raw<{ patient_id: string }[]>`
      select s.patient_id from measurement_summary s where ${filterSeries(raw, access, filter, now)}
      group by s.patient_id, s.sort_name, s.birth_date
      order by max(s.attention) desc, s.sort_name, s.birth_date, s.patient_id
      limit ${recipientsMax + 1}`,
  );
  const patientIds = found.slice(0, recipientsMax).map((row) => row.patient_id);
  return { patientIds, isMore: found.length > recipientsMax };
}
