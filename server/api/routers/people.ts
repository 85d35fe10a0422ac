import { can, router } from "#server/api/trpc.ts";
import { acceptInvitation } from "#server/people/accept-invitation.ts";
import { changeMailWish } from "#server/people/change-mail-wish.ts";
import { changeName } from "#server/people/change-name.ts";
import { changePassword } from "#server/people/change-password.ts";
import { changePreferences } from "#server/people/change-preferences.ts";
import { changeRoles } from "#server/people/change-roles.ts";
import * as contract from "#server/people/contract.ts";
import { endOwnSession } from "#server/people/end-own-session.ts";
import { getArrival } from "#server/people/get-arrival.ts";
import { getProfile } from "#server/people/get-profile.ts";
import { invitePerson } from "#server/people/invite-person.ts";
import { listDemoPeople } from "#server/people/list-demo-people.ts";
import { listInvitations } from "#server/people/list-invitations.ts";
import { listPeople } from "#server/people/list-people.ts";
import { listPlaces } from "#server/people/list-places.ts";
import { listSessions } from "#server/people/list-sessions.ts";
import { lockSession } from "#server/people/lock-session.ts";
import { offerReset } from "#server/people/offer-reset.ts";
import { offerSecondFactor } from "#server/people/offer-second-factor.ts";
import { readInvitation } from "#server/people/read-invitation.ts";
import { removePerson } from "#server/people/remove-person.ts";
import { renewRecoveryCodes } from "#server/people/renew-recovery-codes.ts";
import { revokeSession } from "#server/people/revoke-session.ts";
import { signOut } from "#server/people/sign-out.ts";
import { switchOrganization } from "#server/people/switch-organization.ts";
import { touchOwnSession } from "#server/people/touch-session.ts";
import { unlockSession } from "#server/people/unlock-session.ts";
import { withdrawInvitation } from "#server/people/withdraw-invitation.ts";

/** Who works here, and the own account. Signing in itself goes through app/api/auth (server/api/sign-in.ts). */
export const peopleRouter = router({
  list: can("person.list").query(({ ctx }) => listPeople(ctx.access)),
  invite: can("person.invite")
    .input(contract.InviteInput)
    .mutation(({ ctx, input }) => invitePerson(ctx.access, input)),
  changeRoles: can("person.change-roles")
    .input(contract.ChangeRolesInput)
    .mutation(({ ctx, input }) => changeRoles(ctx.access, input)),
  resetPassword: can("person.reset-password")
    .input(contract.PersonInput)
    .mutation(({ ctx, input }) => offerReset(ctx.access, input)),
  resetSecondFactor: can("person.reset-second-factor")
    .input(contract.PersonInput)
    .mutation(({ ctx, input }) => offerReset(ctx.access, input)),
  remove: can("person.remove")
    .input(contract.PersonInput)
    .mutation(({ ctx, input }) => removePerson(ctx.access, input)),
  sessions: can("session.list").query(({ ctx }) => listSessions(ctx.access)),
  revokeSession: can("session.revoke")
    .input(contract.RevokeSessionInput)
    .mutation(({ ctx, input }) => revokeSession(ctx.access, input)),

  invitations: can("invitation.list").query(({ ctx }) => listInvitations(ctx.access)),
  withdrawInvitation: can("invitation.withdraw")
    .input(contract.InvitationIdInput)
    .mutation(({ ctx, input }) => withdrawInvitation(ctx.access, input)),
  readInvitation: can("invitation.read")
    .input(contract.InvitationTokenInput)
    .query(({ ctx, input }) => readInvitation(ctx.access, input)),
  acceptInvitation: can("invitation.accept")
    .input(contract.AcceptInvitationInput)
    .mutation(({ ctx, input }) => acceptInvitation(ctx.access, input)),

  arrival: can("profile.set-second-factor").query(({ ctx }) => getArrival(ctx.access)),
  offerSecondFactor: can("profile.set-second-factor").mutation(({ ctx }) => offerSecondFactor(ctx.access)),
  touch: can("session.touch").mutation(({ ctx }) => touchOwnSession(ctx.access)),
  lock: can("session.lock").mutation(({ ctx }) => lockSession(ctx.access)),
  unlock: can("session.unlock")
    .input(contract.UnlockInput)
    .mutation(({ ctx, input }) => unlockSession(ctx.access, input)),
  signOut: can("session.end").mutation(({ ctx }) => signOut(ctx.access)),

  profile: can("profile.read").query(({ ctx }) => getProfile(ctx.access)),
  places: can("profile.read").query(({ ctx }) => listPlaces(ctx.access)),
  switchOrganization: can("organization.switch")
    .input(contract.SwitchOrganizationInput)
    .mutation(({ ctx, input }) => switchOrganization(ctx.access, input)),
  changeName: can("profile.change")
    .input(contract.ChangeNameInput)
    .mutation(({ ctx, input }) => changeName(ctx.access, input)),
  changePassword: can("profile.change")
    .input(contract.ChangePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx.access, input)),
  changePreferences: can("profile.change")
    .input(contract.PreferencesInput)
    .mutation(({ ctx, input }) => changePreferences(ctx.access, input)),
  changeMailWish: can("profile.change")
    .input(contract.MailWishInput)
    .mutation(({ ctx, input }) => changeMailWish(ctx.access, input)),
  renewRecoveryCodes: can("profile.change").mutation(({ ctx }) => renewRecoveryCodes(ctx.access)),
  endOwnSession: can("profile.change")
    .input(contract.RevokeSessionInput)
    .mutation(({ ctx, input }) => endOwnSession(ctx.access, input)),

  listDemo: can("person.list-demo").query(({ ctx }) => listDemoPeople(ctx.access)),
});
