import type { MeasurementKind } from "#db/terms/measurements.ts";
import { profileOf, profiles } from "#server/fhir/codec/profiles.ts";
import { addressesOf } from "#server/fhir/codec/systems.ts";
import type { FhirIssue, Read } from "#server/fhir/outcome.ts";
import { readCursor } from "#server/fhir/search-cursor.ts";
import { readDates } from "#server/fhir/search-dates.ts";
import { unknownParameter } from "#server/fhir/search-set.ts";
import type { AskedCode, ServeInput } from "#server/measurements/values/serving-contract.ts";

const parameters = ["code", "date", "category", "_count", "_cursor", "_format", "_pretty"];
const pageSize = 50;
export const pageSizeMax = 200;
const newestMax = 100;
const codesMax = 50;

/** The search for Observations that query parameters ask for. Pure. `$lastn` asks for the newest of each code. */
export function readSearch(query: URLSearchParams, isLastN: boolean): Read<ServeInput> {
  for (const name of ["patient", "subject"]) {
    if (query.has(name)) return refuse("not-supported", "The token says whose Observations these are", name);
  }
  const unknown = unknownParameter(query, isLastN ? [...parameters, "max"] : parameters);
  if (unknown) {
    return refuse("not-supported", "Observation is searched by code, date and category", unknown.expression);
  }
  const dates = readDates(query.getAll("date"));
  if (!dates.ok) return dates;
  const count = wholeNumber(query.get("_count"), pageSize, pageSizeMax);
  const newest = isLastN ? wholeNumber(query.get("max"), 1, newestMax) : null;
  if (count === undefined || newest === undefined) return refuse("value", "A count is a whole number from 1", "_count");
  const after = readCursor(query.get("_cursor"));
  if (after === undefined) return refuse("value", "This page is not one of ours", "_cursor");
  const codes = tokensOf(query.getAll("code"));
  const categories = tokensOf(query.getAll("category"));
  if ((codes?.length ?? 0) > codesMax || (categories?.length ?? 0) > codesMax) {
    return refuse("too-costly", `More than ${codesMax} codes`, "code");
  }
  return {
    ok: true,
    value: {
      codes: codes && { asked: codes, kinds: kindsOf(codes) },
      categories: categories && { asked: categories, kinds: kindsInCategory(categories) },
      ...dates.value,
      measurementId: null,
      newestPerCode: newest,
      countMax: isLastN ? pageSizeMax : count,
      after: after && { effectiveAt: after.at, measurementId: after.id },
    },
  };
}

/** `system|code`, `code`, `|code`, `system|`; several with commas between them. */
function tokensOf(parameters: readonly string[]): AskedCode[] | null {
  if (parameters.length === 0) return null;
  return parameters
    .flatMap((parameter) => parameter.split(","))
    .flatMap((token): AskedCode[] => {
      const at = token.indexOf("|");
      const code = token.slice(at + 1) || null;
      return at > 0 ? addressesOf(token.slice(0, at)).map((system) => ({ system, code })) : [{ system: null, code }];
    });
}

function kindsOf(codes: readonly AskedCode[]): MeasurementKind[] {
  const found = codes.flatMap(({ system, code }) =>
    profiles
      .filter((profile) => profile.codes.some((one) => one.code === code && (system === null || one.system === system)))
      .map(({ kind }) => kind),
  );
  const exact = codes.flatMap(({ system, code }) => profileOf([{ system, code, display: null }])?.profile.kind ?? []);
  return [...new Set([...found, ...exact])];
}

function kindsInCategory(categories: readonly AskedCode[]): MeasurementKind[] {
  return profiles
    .filter(({ category }) =>
      categories.some(
        ({ system, code }) =>
          category !== null && category.code === code && (system === null || category.system === system),
      ),
    )
    .map(({ kind }) => kind);
}

/** undefined: not a whole number. */
function wholeNumber(text: string | null, otherwise: number, max: number): number | undefined {
  if (text === null) return otherwise;
  return /^[1-9]\d{0,5}$/.test(text) ? Math.min(Number(text), max) : undefined;
}

function refuse(code: FhirIssue["code"], diagnostics: string, parameter: string): Read<ServeInput> {
  return { ok: false, issues: [{ severity: "error", code, diagnostics, expression: [`Observation.${parameter}`] }] };
}
