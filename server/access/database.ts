import { applicationAddress } from "#db/application-role.ts";
import { type Database, openDatabase, type StatementObserver } from "#db/client.ts";
import { ConfigurationError, env } from "#server/env.ts";

let opened: Database | undefined;
let observer: StatementObserver | undefined;

/** The database handles of this process, opened on first use. Verbs reach them through `look` and `change` only. */
export function database(): Database {
  opened ??= openDatabase(addresses(), observer);
  return opened;
}

/** Passes every statement of the handles opened after this call to `observer`. Only tests call it (tests/sql). */
export function observeStatements(next: StatementObserver): void {
  observer = next;
}

/** Closes every connection of this process. */
export async function closeDatabase(): Promise<void> {
  const closing = opened;
  opened = undefined;
  await closing?.close();
}

/** The database URLs of this process, per handle. For code with a driver of its own (the queue). */
export function addresses() {
  const settings = env();
  const write = settings.DATABASE_APP_URL ?? derivedAddress();
  return {
    write,
    read: settings.DATABASE_READ_URL ?? write,
    direct: settings.DATABASE_DIRECT_URL ?? write,
    prepare: settings.DATABASE_PREPARE,
    connectionsMax: settings.DATABASE_CONNECTIONS_MAX,
  };
}

function derivedAddress(): string {
  const settings = env();
  if (!settings.DATABASE_URL) throw new ConfigurationError("Set DATABASE_URL or DATABASE_APP_URL; README.md says how.");
  return applicationAddress(settings.DATABASE_URL, settings.BALIE_SECRET);
}
