import { protocolKindOf } from "#components/measurements/agreements/protocol-kinds.ts";
import { measurementKinds, type ProtocolKind, protocolKinds } from "#db/terms/measurements.ts";

/** Addresses within Balie; `{patientId}` is filled in once somebody chose a patient. */
type SubjectFacts = {
  id: string;
  /** Translation key of the name. */
  name: string;
  permission: string;
  /** Translation key of other words by which people look for it. */
  aliases?: string;
  path?: string;
  patientPath?: string;
};

const kinds = measurementKinds.filter((kind) => kind !== "other");
const kindOf = (protocol: ProtocolKind) => kinds.find((kind) => protocolKindOf[kind] === protocol) ?? "";

/** What the command palette finds besides screens and patients: by name, and for one patient ("Bloeddruk voor Jansen"). */
export const subjects = [
  ...kinds.map((kind) => ({
    id: `kind-${kind}`,
    name: `measurements.kinds.${kind}` as const,
    permission: "measurement.population" as const,
    path: `/measurements?kind=${kind}`,
    patientPath: `/patients/{patientId}/measurements?kind=${kind}`,
  })),
  ...protocolKinds.map((protocol) => ({
    id: `protocol-${protocol}`,
    name: `measurements.protocols.${protocol}` as const,
    aliases: `shell.subjects.aliases.${protocol}` as const,
    permission: "measurement.start-protocol" as const,
    patientPath: `/patients/{patientId}/measurements?kind=${kindOf(protocol)}&act=protocol`,
  })),
  {
    id: "referrals",
    name: "consults.referrals.title",
    permission: "consult.count-referrals",
    path: "/consults/not-for-us",
  },
  {
    id: "message",
    name: "shell.subjects.message",
    permission: "message.list",
    patientPath: "/patients/{patientId}/messages",
  },
  { id: "task", name: "shell.subjects.task", permission: "task.add", patientPath: "/patients/{patientId}/tasks" },
  {
    id: "preparation",
    name: "shell.subjects.preparation",
    permission: "patient.read",
    patientPath: "/patients/{patientId}/preparation",
  },
  { id: "rules", name: "measurements.rules.title", permission: "measurement.population", path: "/measurements/rules" },
  { id: "import", name: "patients.import.title", permission: "patient.import", path: "/patients/import" },
  { id: "library", name: "shell.subjects.library", permission: "questionnaire.list", path: "/questionnaires/library" },
  { id: "templates", name: "shell.subjects.templates", permission: "message.list-templates", path: "/round/templates" },
  { id: "tasks", name: "tasks.title", permission: "task.list", path: "/round/tasks" },
  { id: "planning", name: "reviews.planning.title", permission: "review.plan", path: "/round/planning" },
] as const satisfies SubjectFacts[];
