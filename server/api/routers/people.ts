import { can, router } from "#server/api/trpc.ts";
import { changeMailPreference } from "#server/people/profile/change-mail-preference.ts";
import { changeName } from "#server/people/profile/change-name.ts";
import { changePassword } from "#server/people/profile/change-password.ts";
import { changePreferences } from "#server/people/profile/change-preferences.ts";
import {
  ChangeNameInput,
  ChangePasswordInput,
  MailPreferenceInput,
  PreferencesInput,
  WeighPasswordInput,
} from "#server/people/profile/contract.ts";
import { getProfile } from "#server/people/profile/get-profile.ts";
import { weighOwnPassword } from "#server/people/profile/weigh-own-password.ts";
import { ProofInput } from "#server/people/second-factor/contract.ts";
import { offerSecondFactor } from "#server/people/second-factor/offer-second-factor.ts";
import { proveAgain } from "#server/people/second-factor/prove-again.ts";
import { renewRecoveryCodes } from "#server/people/second-factor/renew-recovery-codes.ts";
import { RevokeSessionInput, SwitchOrganizationInput, UnlockInput } from "#server/people/sessions/contract.ts";
import { endOwnSession } from "#server/people/sessions/end-own-session.ts";
import { listPlaces } from "#server/people/sessions/list-places.ts";
import { listSessions } from "#server/people/sessions/list-sessions.ts";
import { lockSession } from "#server/people/sessions/lock-session.ts";
import { revokeSession } from "#server/people/sessions/revoke-session.ts";
import { signOut } from "#server/people/sessions/sign-out.ts";
import { switchOrganization } from "#server/people/sessions/switch-organization.ts";
import { touchOwnSession } from "#server/people/sessions/touch-session.ts";
import { unlockSession } from "#server/people/sessions/unlock-session.ts";
import { getArrival } from "#server/people/sign-in/get-arrival.ts";
import { listDemoPeople } from "#server/people/sign-in/list-demo-people.ts";
import { acceptInvitation } from "#server/people/staff/accept-invitation.ts";
import { changeRoles } from "#server/people/staff/change-roles.ts";
import { confirmLink } from "#server/people/staff/confirm-link.ts";
import {
  AcceptInvitationInput,
  ChangeRolesInput,
  InvitationIdInput,
  InvitationTokenInput,
  InviteInput,
  PersonInput,
  SeeLinkNoticesInput,
  WeighPasswordBehindLinkInput,
} from "#server/people/staff/contract.ts";
import { invitePerson } from "#server/people/staff/invite-person.ts";
import { listInvitations } from "#server/people/staff/list-invitations.ts";
import { listLinkNotices } from "#server/people/staff/list-link-notices.ts";
import { listPeople } from "#server/people/staff/list-people.ts";
import { offerReset } from "#server/people/staff/offer-reset.ts";
import { readInvitation } from "#server/people/staff/read-invitation.ts";
import { removePerson } from "#server/people/staff/remove-person.ts";
import { seeLinkNotices } from "#server/people/staff/see-link-notices.ts";
import { weighPasswordBehindLink } from "#server/people/staff/weigh-password-behind-link.ts";
import { withdrawInvitation } from "#server/people/staff/withdraw-invitation.ts";

/** Staff, and one's own account. Signing in itself goes through app/api/auth (server/api/sign-in.ts). */
export const peopleRouter = router({
  list: can("person.list").query(({ ctx }) => listPeople(ctx.access)),
  invite: can("person.invite")
    .input(InviteInput)
    .mutation(({ ctx, input }) => invitePerson(ctx.access, input)),
  changeRoles: can("person.change-roles")
    .input(ChangeRolesInput)
    .mutation(({ ctx, input }) => changeRoles(ctx.access, input)),
  resetPassword: can("person.reset-password")
    .input(PersonInput)
    .mutation(({ ctx, input }) => offerReset(ctx.access, input)),
  resetSecondFactor: can("person.reset-second-factor")
    .input(PersonInput)
    .mutation(({ ctx, input }) => offerReset(ctx.access, input)),
  remove: can("person.remove")
    .input(PersonInput)
    .mutation(({ ctx, input }) => removePerson(ctx.access, input)),
  sessions: can("session.list").query(({ ctx }) => listSessions(ctx.access)),
  revokeSession: can("session.revoke")
    .input(RevokeSessionInput)
    .mutation(({ ctx, input }) => revokeSession(ctx.access, input)),

  invitations: can("invitation.list").query(({ ctx }) => listInvitations(ctx.access)),
  withdrawInvitation: can("invitation.withdraw")
    .input(InvitationIdInput)
    .mutation(({ ctx, input }) => withdrawInvitation(ctx.access, input)),
  confirmLink: can("person.confirm-link")
    .input(InvitationIdInput)
    .mutation(({ ctx, input }) => confirmLink(ctx.access, input)),
  readInvitation: can("invitation.read")
    .input(InvitationTokenInput)
    .query(({ ctx, input }) => readInvitation(ctx.access, input)),
  acceptInvitation: can("invitation.accept")
    .input(AcceptInvitationInput)
    .mutation(({ ctx, input }) => acceptInvitation(ctx.access, input)),

  // A mutation, though it writes nothing: a password never stands in an address.
  weighPasswordBehindLink: can("invitation.accept")
    .input(WeighPasswordBehindLinkInput)
    .mutation(({ ctx, input }) => weighPasswordBehindLink(ctx.access, input)),

  arrival: can("profile.set-second-factor").query(({ ctx }) => getArrival(ctx.access)),
  offerSecondFactor: can("profile.set-second-factor").mutation(({ ctx }) => offerSecondFactor(ctx.access)),
  touch: can("session.touch").mutation(({ ctx }) => touchOwnSession(ctx.access)),
  lock: can("session.lock").mutation(({ ctx }) => lockSession(ctx.access)),
  unlock: can("session.unlock")
    .input(UnlockInput)
    .mutation(({ ctx, input }) => unlockSession(ctx.access, input)),
  proveAgain: can("session.prove")
    .input(ProofInput)
    .mutation(({ ctx, input }) => proveAgain(ctx.access, input)),
  signOut: can("session.end").mutation(({ ctx }) => signOut(ctx.access)),

  profile: can("profile.read").query(({ ctx }) => getProfile(ctx.access)),
  places: can("profile.read").query(({ ctx }) => listPlaces(ctx.access)),
  switchOrganization: can("organization.switch")
    .input(SwitchOrganizationInput)
    .mutation(({ ctx, input }) => switchOrganization(ctx.access, input)),
  linkNotices: can("profile.read").query(({ ctx }) => listLinkNotices(ctx.access)),
  seeLinkNotices: can("profile.change")
    .input(SeeLinkNoticesInput)
    .mutation(({ ctx, input }) => seeLinkNotices(ctx.access, input)),
  changeName: can("profile.change")
    .input(ChangeNameInput)
    .mutation(({ ctx, input }) => changeName(ctx.access, input)),
  changePassword: can("profile.change")
    .input(ChangePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx.access, input)),
  weighPassword: can("profile.change")
    .input(WeighPasswordInput)
    .mutation(({ ctx, input }) => weighOwnPassword(ctx.access, input)),
  changePreferences: can("profile.change")
    .input(PreferencesInput)
    .mutation(({ ctx, input }) => changePreferences(ctx.access, input)),
  changeMailPreference: can("profile.change")
    .input(MailPreferenceInput)
    .mutation(({ ctx, input }) => changeMailPreference(ctx.access, input)),
  renewRecoveryCodes: can("profile.change-credentials").mutation(({ ctx }) => renewRecoveryCodes(ctx.access)),
  endOwnSession: can("profile.change-credentials")
    .input(RevokeSessionInput)
    .mutation(({ ctx, input }) => endOwnSession(ctx.access, input)),

  listDemo: can("person.list-demo").query(({ ctx }) => listDemoPeople(ctx.access)),
});
