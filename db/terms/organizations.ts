export const organizationKinds = ["practice", "pharmacy", "alliance", "system"] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

/** Balie itself: owner of audit events that belong to no organization (an unknown account, a scheduled fetch). */
export const systemOrganizationId = "00000000-0000-7000-8000-000000000000";
