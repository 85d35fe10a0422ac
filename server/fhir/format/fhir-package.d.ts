/** FHIR R4 as the package `fhir` parsed it from the specification's StructureDefinitions; only the part that Balie reads. */
declare module "fhir/profiles/types.json" {
  type Property = { _name: string; _type: string; _multiple: boolean; _properties?: Property[] };
  const types: Record<string, { _kind: string; _properties: Property[] }>;

  export default types;
}
