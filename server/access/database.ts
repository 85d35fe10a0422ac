import { applicationAddress } from "#db/application-role.ts";
import { type Database, openDatabase } from "#db/client.ts";
import { ConfigurationError, env } from "#server/env.ts";

let opened: Database | undefined;

/** The handles of this process, opened on first use. Only `look`, `change` and the kernel reach for it. */
export function database(): Database {
  opened ??= openDatabase(addresses());
  return opened;
}

/** Ends every connection of this process. */
export async function closeDatabase(): Promise<void> {
  const closing = opened;
  opened = undefined;
  await closing?.close();
}

/** Where this process finds the database, per handle. For parts that bring a driver of their own (the queue). */
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
