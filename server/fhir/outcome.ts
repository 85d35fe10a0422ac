/**
 * What is wrong with something that was sent, as a value. `expression` is FHIRPath-like ("Bundle.entry[3].resource.valueQuantity"),
 * `line` and `column` begin at 1. `diagnostics` is for the sender's technician and never quotes the body; `text` is for a person.
 */
export type FhirIssue = {
  severity: "fatal" | "error" | "warning" | "information";
  code: IssueCode;
  diagnostics: string;
  expression?: string[];
  text?: string;
  line?: number;
  column?: number;
};

/** The codes of http://hl7.org/fhir/issue-type that STU3 and R4 both have, as far as Balie uses them. */
export type IssueCode =
  | "invalid"
  | "structure"
  | "required"
  | "value"
  | "invariant"
  | "security"
  | "login"
  | "unknown"
  | "expired"
  | "forbidden"
  | "processing"
  | "not-supported"
  | "duplicate"
  | "not-found"
  | "too-long"
  | "code-invalid"
  | "extension"
  | "too-costly"
  | "business-rule"
  | "conflict"
  | "transient"
  | "exception"
  | "timeout"
  | "throttled"
  | "informational";

/** A value, or the issues instead. Reading untrusted input never throws. */
export type Read<T> = { ok: true; value: T } | { ok: false; issues: FhirIssue[] };

/** An OperationOutcome; the elements used are the same in STU3 and R4, so one resource serves both. */
export type OperationOutcome = {
  resourceType: "OperationOutcome";
  issue: {
    severity: FhirIssue["severity"];
    code: IssueCode;
    details?: { text: string };
    diagnostics?: string;
    expression?: string[];
  }[];
};

/** The OperationOutcome for these issues, in either release. It must have at least one: without any it is "All well". */
export function operationOutcome(issues: readonly FhirIssue[]): OperationOutcome {
  const shown: readonly FhirIssue[] =
    issues.length > 0 ? issues : [{ severity: "information", code: "informational", diagnostics: "All well" }];
  return { resourceType: "OperationOutcome", issue: shown.map(issueElement) };
}

/** Texts for the patient about what was received, as MedMij answers a request to correct the record. */
export function acknowledgementOf(texts: readonly string[]): OperationOutcome {
  const issue = (text: string): FhirIssue => ({
    severity: "information",
    code: "informational",
    diagnostics: "Received",
    text,
  });
  return operationOutcome([...new Set(texts)].map(issue));
}

function issueElement(issue: FhirIssue): OperationOutcome["issue"][number] {
  const place = issue.line === undefined ? "" : ` (line ${issue.line}, column ${issue.column ?? 1})`;
  return {
    severity: issue.severity,
    code: issue.code,
    ...(issue.text !== undefined && { details: { text: issue.text } }),
    diagnostics: `${issue.diagnostics}${place}`,
    ...(issue.expression !== undefined && issue.expression.length > 0 && { expression: issue.expression }),
  };
}
