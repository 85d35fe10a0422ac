export type HostProbe = {
  host: string;
  checkedAt: Date;
  isReachable: boolean;
  isCertificateValid: boolean | null;
  certificateExpiresAt: Date | null;
  reason: string | null;
};
