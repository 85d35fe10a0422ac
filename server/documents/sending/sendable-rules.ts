import type { KeptContent } from "#server/documents/content/keep-content.ts";
import { DomainError } from "#server/errors.ts";

/** A patient opens it on a machine that we do not know: only pages or a picture, and no page that does something. @throws INVALID */
export function assertSendable({ form, isActive }: Pick<KeptContent, "form" | "isActive">): void {
  if (form === "none") throw new DomainError("INVALID", "document.not-sendable");
  if (isActive) throw new DomainError("INVALID", "document.active");
}
