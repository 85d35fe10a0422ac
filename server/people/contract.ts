import { z } from "zod";

/** The e-mail address of an account: lower case, trimmed. */
export const Email = z.string().trim().toLowerCase().pipe(z.email().max(200));

/** Length makes a password strong; the characters are free (NIST SP 800-63B §3.1.1). */
export const passwordLengthMin = 12;

export const NewPassword = z.string().min(passwordLengthMin).max(200);

export const GivenPassword = z.string().min(1).max(200);

export const PersonName = z.string().trim().min(2).max(100);

export const OneTimeCode = z.string().trim().min(6).max(20);
