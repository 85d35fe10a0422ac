import { z } from "zod";
import type { NoticeKind } from "#db/terms/connections.ts";

const _providerName = z.string().trim().toLowerCase().min(1).max(200);

export const SeeNoticesInput = z.object({ noticeIds: z.array(z.uuid()).min(1).max(200) });

export type SeeNoticesInput = z.infer<typeof SeeNoticesInput>;

export type NoticeFacts = {
  noticeId: string;
  kind: NoticeKind;
  providerName: string;
  subject: string;
  /** Name of the service, when the subject is one. */
  subjectName: string | null;
  listStampedAt: Date | null;
  listSerial: number | null;
  createdAt: Date;
  seenAt: Date | null;
  seenByName: string | null;
};
