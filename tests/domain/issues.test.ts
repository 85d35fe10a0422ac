import { afterAll, beforeEach, expect, it } from "vitest";
import { transact } from "#db/client.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { database } from "#server/access/database.ts";
import { answerIssue } from "#server/issues/answer-issue.ts";
import { FileIssueInput } from "#server/issues/contract.ts";
import { countLinks } from "#server/issues/count-links.ts";
import { fileIssue } from "#server/issues/file-issue.ts";
import { getIssue } from "#server/issues/get-issue.ts";
import { handleIssue } from "#server/issues/handle-issue.ts";
import { listIssueNews, listIssues } from "#server/issues/list-issues.ts";
import { seeIssue } from "#server/issues/see-issue.ts";
import { testsOwn } from "#tests/support/sent-statements.ts";
import { auditLines, makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

let practice: TestOrganization;
let assistant: PersonActor;
let staff: PersonActor;
beforeEach(async () => {
  practice = await makeOrganization();
  assistant = await makePerson(practice, ["practice-assistant"]);
  staff = await makePerson(await makeOrganization("alliance"), ["alliance-staff"]);
});
afterAll(() => owner.end());

const problem: FileIssueInput = {
  ...{ link: "gateway", title: "Uitslagen komen dubbel", body: "Elke uitslag staat twee keer in de PGO." },
  ...{ frequency: "always", since: "2026-11-02" },
};
const file = (facts: Partial<FileIssueInput> = {}) =>
  fileIssue(grant(assistant, "issue.file"), FileIssueInput.parse({ ...problem, ...facts }));
const handle = (issueId: string, state: "looking" | "with-supplier" | "solved", body = "We zoeken het uit.") =>
  handleIssue(grant(staff, "issue.handle"), { issueId, body, state, supplierName: "Zonnewijzer" });

it("a practice files an issue once and sees its state; the alliance replies, and the practice gets the news", async () => {
  const { issueId } = await file();
  const own = grant(assistant, "issue.list");
  expect((await listIssues(own, {})).rows).toMatchObject([{ issueId, state: "filed", isNews: false }]);
  expect(await listIssueNews(own)).toEqual([]);
  await handle(issueId, "with-supplier");
  expect(await listIssueNews(own)).toEqual([{ issueId, title: problem.title }]);
  const issue = await getIssue(own, { issueId });
  expect(issue).toMatchObject({ state: "with-supplier", supplierName: "Zonnewijzer", filedByName: assistant.name });
  // The practice does not see who of the alliance wrote it.
  expect(issue.entries).toMatchObject([{ isAlliance: true, writtenByName: null, state: "with-supplier" }]);
  await seeIssue(grant(assistant, "issue.file"), { issueId });
  expect(await listIssueNews(own)).toEqual([]);
  await answerIssue(grant(assistant, "issue.file"), { issueId, body: "Het is nog steeds zo." });
  const read = await getIssue(grant(staff, "issue.handle"), { issueId });
  expect(read.entries.map((entry) => entry.isAlliance)).toEqual([true, false]);
  expect(read.organizationName).toBe(practice.name);
  const events = (await auditLines(practice.organizationId)).map((line) => line.event);
  expect(events).toEqual(expect.arrayContaining(["issue.filed", "issue.seen", "issue.answered"]));
});

it("nobody sees or touches the issues of another practice, through no verb and under no policy", async () => {
  const { issueId } = await file();
  await handle(issueId, "looking");
  const other = await makeOrganization();
  const stranger = await makePerson(other, ["practice-assistant"]);
  expect((await listIssues(grant(stranger, "issue.list"), {})).rows).toEqual([]);
  for (const attempt of [
    () => getIssue(grant(stranger, "issue.list"), { issueId }),
    () => seeIssue(grant(stranger, "issue.file"), { issueId }),
    () => answerIssue(grant(stranger, "issue.file"), { issueId, body: "niet van mij" }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  const ask = (statement: string) =>
    transact(database(), "write", { organizationId: other.organizationId }, (_, raw) =>
      raw.unsafe(`${testsOwn} ${statement}`),
    );
  for (const table of ["chain_issue", "chain_issue_entry"]) {
    expect(await ask(`select from ${table}`)).toHaveLength(0);
    expect(await ask(`update ${table} set body = 'x' returning 1`)).toHaveLength(0);
    expect(await ask(`delete from ${table} returning 1`)).toHaveLength(0);
  }
});

it("a practice cannot speak for the alliance, whatever verb would let it", async () => {
  const { issueId } = await file();
  const { organizationId } = practice;
  const spoken = transact(
    database(),
    "write",
    { organizationId },
    (_, raw) => raw`/* a test's own */
      insert into chain_issue_entry (entry_id, issue_id, filed_for, is_alliance, body, written_by, written_at)
      values (gen_random_uuid(), ${issueId}, ${organizationId}, true, 'Opgelost.', ${assistant.personId}, now())`,
  );
  await expect(spoken).rejects.toThrow(/row-level security/);
});

it("the alliance counts issues per link of the chain, and filters by link and state, a page at a time", async () => {
  for (const link of ["gateway", "sign-in", "sign-in"] as const) await file({ link });
  const { issueId } = await file({ link: "pgo" });
  await handle(issueId, "solved", "Opgelost.");
  const all = grant(staff, "issue.handle");
  const counts = new Map((await countLinks(all)).map((one) => [one.link, one]));
  expect(counts.get("pgo")).toMatchObject({ openCount: 0 });
  expect(counts.get("sign-in")?.openCount).toBeGreaterThanOrEqual(2);
  const { rows } = await listIssues(all, { link: "pgo", state: "solved" });
  expect(rows.map((row) => row.issueId)).toContain(issueId);
  expect((await listIssues(all, { before: issueId })).rows.map((row) => row.issueId)).not.toContain(issueId);
});

it.each(["999901205", "9999.01.205", "999 901 205"])("a text with a BSN in it (%s) is refused", (bsn) => {
  const given = FileIssueInput.safeParse({ ...problem, body: `Bij patiënt ${bsn} gaat het mis.` });
  expect(given.success).toBe(false);
});
