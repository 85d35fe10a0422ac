import type { TransactionSql } from "postgres";
import type { Transaction } from "#db/client.ts";

/** One transaction, as Drizzle (`tx`) and as the driver has it (`raw`), and the patient whose rows it reads or writes. */
export type PatientScope = { tx: Transaction; raw: TransactionSql; organizationId: string; patientId: string };
