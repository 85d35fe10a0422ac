import { z } from "zod";
import { type Density, densities, type Locale, locales, type Theme, themes } from "#db/terms/people.ts";
import { GivenPassword, NewPassword, PersonName } from "#server/people/contract.ts";
import type { ListedSession } from "#server/people/sessions/contract.ts";

export const PreferencesInput = z
  .object({ locale: z.enum(locales), theme: z.enum(themes), density: z.enum(densities) })
  .partial();

export type PreferencesInput = z.infer<typeof PreferencesInput>;

export const ChangeNameInput = z.object({ name: PersonName });

export type ChangeNameInput = z.infer<typeof ChangeNameInput>;

export const ChangePasswordInput = z.object({ current: GivenPassword, password: NewPassword });

export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

export const WeighPasswordInput = z.object({ password: NewPassword });

export type WeighPasswordInput = z.infer<typeof WeighPasswordInput>;

export const MailPreferenceInput = z.object({ mailOnConnectionChange: z.boolean() });

export type MailPreferenceInput = z.infer<typeof MailPreferenceInput>;

/** The reader's own profile. */
export type Profile = {
  name: string;
  email: string;
  hasPassword: boolean;
  secondFactorSince: Date | null;
  hasOidc: boolean;
  locale: Locale;
  theme: Theme;
  density: Density;
  mailOnConnectionChange: boolean;
  recoveryCodesLeft: number;
  sessions: ListedSession[];
};
