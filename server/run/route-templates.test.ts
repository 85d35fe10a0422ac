import { expect, it } from "vitest";
import { readRoutes, templateOf } from "./route-templates.ts";

const routes = readRoutes();
const id = "0195f3c2-5d6e-7c1a-9d3e-2f4a6b8c0d1e";

it.each([
  ["/", "/"],
  ["/patients", "/patients"],
  ["/patients/import", "/patients/import"],
  [`/patients/${id}`, "/patients/[patientId]"],
  [`/patients/${id}/measurements`, "/patients/[patientId]/measurements"],
  ["/invitation/c2VjcmV0LXRva2VuLW9mLXNvbWVib2R5", "/invitation/[token]"],
  ["/api/auth/callback/oidc", "/api/auth/[...nextauth]"],
  ["/api/trpc/patients.get,tasks.patient", "/api/trpc/patients.get,tasks.patient"],
  ["/api/trpc/jansen%40praktijk", "/api/trpc/[trpc]"],
  ["/jansen", "[unknown]"],
  [`/patients/${id}/jansen`, "[unknown]"],
  [`/${"a/".repeat(5_000)}`, "[unknown]"],
])("logs %s as %s", (path, template) => {
  expect(templateOf(path, routes)).toBe(template);
});
