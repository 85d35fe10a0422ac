import { createServer } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { applicationAddress } from "#db/application-role.ts";
import { arrayTypes } from "#db/array-types.ts";
import { type Database, openDatabase, transact } from "#db/client.ts";
import { organization } from "#db/schema/organizations.ts";
import { testSecret } from "#tests/support/database.ts";
import { makeOrganization, owner, type TestOrganization } from "#tests/support/world.ts";

/** Invariants of a transaction whose BEGIN is sent without waiting for the response. */
const open: Database[] = [];
function handles(
  connectionsMax: number,
  url = applicationAddress(process.env.DATABASE_URL ?? "", testSecret),
): Database {
  const opened = openDatabase({ write: url, read: url, direct: url, prepare: true, connectionsMax });
  open.push(opened);
  return opened;
}
afterAll(() => Promise.all(open.map((each) => each.close())));

let practices: TestOrganization[] = [];
beforeAll(async () => {
  practices = await Promise.all(Array.from({ length: 8 }, () => makeOrganization()));
});

const contextOf = (at: number) => ({ organizationId: practices[at % practices.length]?.organizationId ?? "" });
const ownRows = (database: Database, at: number) =>
  transact(database, "read", contextOf(at), (tx) => tx.select().from(organization));
const backend = (database: Database) =>
  transact(
    database,
    "read",
    {},
    async (_, raw) => (await raw<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid,
  );

it("nothing can be written outside a transaction, so work whose BEGIN was refused leaves nothing", async () => {
  const attempt = transact(handles(1), "write", contextOf(0), async (_, raw) => {
    await raw.unsafe("rollback");
    await raw`insert into throttle (key_hash, window_started_at, count) values ('outside', now(), 1)`;
  });
  await expect(attempt).rejects.toMatchObject({ code: "25006" });
  expect(await owner`select 1 from throttle where key_hash = 'outside'`).toHaveLength(0);
});

it("a connection that is lost rejects the whole transaction, and the next transaction gets a new connection", async () => {
  const database = handles(1);
  const late: Promise<unknown>[] = [];
  const attempt = transact(database, "write", contextOf(0), async (tx, raw) => {
    await tx.update(organization).set({ city: "Verloren" });
    const [self] = await raw<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await owner`select pg_terminate_backend(${self?.pid ?? 0}, 5000)`;
    late.push(tx.update(organization).set({ city: "Te laat" }).execute());
    await Promise.allSettled(late);
    late.push(tx.update(organization).set({ city: "Veel te laat" }).execute());
    return Promise.allSettled(late);
  });
  await expect(attempt).rejects.toThrow();
  const rows = await ownRows(database, 1);
  expect(rows.map((row) => row.organizationId)).toEqual([contextOf(1).organizationId]);
  for (const each of await Promise.allSettled(late)) expect(each.status).toBe("rejected");
  expect(await owner`select 1 from organization where city in ('Verloren', 'Te laat', 'Veel te laat')`).toHaveLength(0);
});

it("a connection that is lost while idle is replaced before anybody notices", async () => {
  const database = handles(1);
  const first = await backend(database);
  await owner`select pg_terminate_backend(${first ?? 0}, 5000)`;
  await expect.poll(() => backend(database).catch(() => first)).not.toBe(first);
});

it("a query that is still running after the end of its transaction cannot run in the next one", async () => {
  const database = handles(1);
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let stray: Promise<unknown> | undefined;
  const attempt = transact(database, "write", contextOf(0), async (tx) => {
    stray = ended.then(() => tx.update(organization).set({ city: "Verdwaald" }));
    throw new Error("no");
  });
  await expect(attempt).rejects.toThrow("no");
  await transact(database, "write", contextOf(1), async (tx) => {
    end();
    await expect(stray).rejects.toThrow();
    await tx.update(organization).set({ city: "Zeist" });
  });
  expect(await owner`select 1 from organization where city = 'Verdwaald'`).toHaveLength(0);
  expect(await ownRows(database, 1)).toMatchObject([{ city: "Zeist" }]);
});

it("a value that the driver refuses to send rejects only its own transaction, at once", async () => {
  const database = handles(1);
  const nothing: string[] = [];
  const attempt = transact(database, "write", contextOf(0), async (tx, raw) => {
    const update = tx.update(organization).set({ city: "Half" }).execute();
    const broken = raw`select ${nothing[0] as unknown as string}::text`;
    return Promise.all([update, broken]);
  });
  await expect(attempt).rejects.toThrow();
  const [rows, others] = await Promise.all([ownRows(database, 1), ownRows(database, 2)]);
  expect(rows.map((row) => row.organizationId)).toEqual([contextOf(1).organizationId]);
  expect(others.map((row) => row.organizationId)).toEqual([contextOf(2).organizationId]);
  expect(await owner`select 1 from organization where city = 'Half'`).toHaveLength(0);
});

it("a transaction whose work swallowed a failed query does not report success", async () => {
  const database = handles(1);
  const attempt = transact(database, "write", contextOf(0), async (tx, raw) => {
    await tx.update(organization).set({ city: "Verzwegen" });
    await raw`select 1 / 0`.catch(() => undefined);
    return "fine";
  });
  await expect(attempt).rejects.toMatchObject({ code: "22012" });
  expect(await owner`select 1 from organization where city = 'Verzwegen'`).toHaveLength(0);
});

it("a rollback to a savepoint leaves the rest of the transaction in force", async () => {
  const database = handles(1);
  await transact(database, "write", contextOf(3), async (tx) => {
    await tx.update(organization).set({ city: "Leiden" });
    const inner = tx.transaction(async (nested) => {
      await nested.update(organization).set({ city: "Delft" });
      throw new Error("not this part");
    });
    await expect(inner).rejects.toThrow("not this part");
  });
  expect(await ownRows(database, 3)).toMatchObject([{ city: "Leiden" }]);
});

it("a read-only transaction cannot write", async () => {
  const attempt = transact(handles(1), "read", contextOf(0), (tx) => tx.update(organization).set({ city: "Nee" }));
  await expect(attempt).rejects.toThrow();
  expect(await owner`select 1 from organization where city = 'Nee'`).toHaveLength(0);
});

it("under load, with connections killed at random, nobody sees another organization's row and each write is whole or absent", async () => {
  const database = handles(4);
  let isRunning = true;
  const outcomes = { done: 0, refused: 0 };
  // Kills by progress rather than by time: on a slow machine reconnecting takes longer than a pause between two kills.
  const progressPerKill = 4;
  const killing = (async () => {
    let killed = 0;
    while (isRunning) {
      const before = outcomes.done;
      const rows = await owner`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and usename = 'balie_app'
          order by random() limit 1`;
      killed += rows.length;
      do await owner`select pg_sleep(0.02)`;
      while (isRunning && outcomes.done < before + progressPerKill);
    }
    return killed;
  })();
  const acknowledged = new Map<string, number>();
  const client = async (at: number) => {
    const { organizationId } = contextOf(at);
    for (let turn = 1; turn <= 250; turn += 1) {
      const read = ownRows(database, at);
      const write = transact(database, "write", { organizationId }, async (_, raw) => {
        const [first] = await Promise.all([
          raw<{ organization_id: string }[]>`update organization set city = ${`${turn}`} returning organization_id`,
          raw`update organization set agb = ${`${turn}`}`,
        ]);
        return first.map((row) => row.organization_id);
      });
      const [seen, touched] = await Promise.allSettled([read, write]);
      if (seen.status === "fulfilled") expect(seen.value.map((row) => row.organizationId)).toEqual([organizationId]);
      if (touched.status === "fulfilled") {
        expect(touched.value).toEqual([organizationId]);
        acknowledged.set(organizationId, turn);
      }
      for (const each of [seen, touched]) outcomes[each.status === "fulfilled" ? "done" : "refused"] += 1;
      if (touched.status === "fulfilled") {
        const [stored] = await owner`select city, agb from organization where organization_id = ${organizationId}`;
        expect(stored).toEqual({ city: `${turn}`, agb: `${turn}` });
      }
    }
  };
  await Promise.all(practices.map((_, at) => client(at))).finally(() => {
    isRunning = false;
  });
  expect(await killing).toBeGreaterThan(10);
  expect(outcomes.done).toBeGreaterThan(outcomes.refused);
  for (const [organizationId, turn] of acknowledged) {
    const [stored] = await owner<{ city: string; agb: string }[]>`
      select city, agb from organization where organization_id = ${organizationId}`;
    expect(stored?.city).toBe(stored?.agb);
    expect(Number(stored?.city)).toBeGreaterThanOrEqual(turn);
  }
}, 120_000);

it("when all connections are taken a transaction waits its turn, and is rejected when the database closes", async () => {
  const database = handles(1);
  const order: number[] = [];
  const turn = (at: number) =>
    transact(database, "read", contextOf(at), async (_, raw) => raw`select 1`.then(() => order.push(at)));
  await Promise.all([0, 1, 2, 3, 4].map(turn));
  expect(order).toEqual([0, 1, 2, 3, 4]);
  const last = Promise.allSettled([turn(5), turn(6)]);
  await database.close();
  expect((await last)[1]).toMatchObject({ status: "rejected" });
  await expect(turn(7)).rejects.toThrow("closed");
});

it("a database that dies right after accepting a connection rejects only the transaction that asked", async () => {
  const message = (type: string, content: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(content.length + 4);
    return Buffer.concat([Buffer.from(type), length, content]);
  };
  const setting = (name: string, value: string) => message("S", Buffer.from(`${name}\0${value}\0`));
  const welcome = Buffer.concat([
    message("R", Buffer.alloc(4)),
    setting("in_hot_standby", "off"),
    setting("default_transaction_read_only", "off"),
    message("Z", Buffer.from("I")),
  ]);
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => {
      socket.write(welcome);
      socket.once("data", () => socket.destroy());
    });
  });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  const ownerless: unknown[] = [];
  const note = (problem: unknown) => ownerless.push(problem);
  process.on("unhandledRejection", note);
  try {
    const database = handles(2, `postgres://balie_app:x@127.0.0.1:${port}/balie`);
    await expect(ownRows(database, 0)).rejects.toThrow();
    await expect(database.direct`select 1`).rejects.toThrow();
    await expect(database.write.execute("select 1")).rejects.toThrow();
    await new Promise((wake) => setTimeout(wake, 50));
    expect(ownerless).toEqual([]);
  } finally {
    process.off("unhandledRejection", note);
    server.close();
  }
});

it("an array arrives as it was sent, whatever is in it", async () => {
  const database = handles(1);
  const text = fc.string({ unit: "binary", maxLength: 12 }).map((each) => each.replaceAll("\0", ""));
  const texts = fc.array(fc.oneof(text, fc.constantFrom(null, "", "NULL", "null", "{}", 'a"b\\', "a,b", " ")), {
    maxLength: 6,
  });
  const values = fc.record({ texts, uuids: fc.array(fc.uuid(), { maxLength: 4 }), integers: fc.array(fc.integer()) });
  await fc.assert(
    fc.asyncProperty(values, async (sent) => {
      const ask = `select $1::text[] as texts, $2::uuid[] as uuids, $3::int[] as integers`;
      const all = [sent.texts, sent.uuids, sent.integers];
      const [pooled] = await transact(database, "read", {}, (_, raw) => raw.unsafe(ask, all));
      const [loose] = await database.direct.unsafe(ask, all);
      expect([pooled, loose]).toEqual([sent, sent]);
    }),
  );
});

it("the driver knows every array type in our tables", async () => {
  const rows = await owner<{ oid: number }[]>`
    select distinct a.atttypid::int as oid from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and t.typcategory = 'A' and not a.attisdropped`;
  const declared = Object.values<number>(arrayTypes);
  expect(rows.filter(({ oid }) => !declared.includes(oid))).toEqual([]);
});
