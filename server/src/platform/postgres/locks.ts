/**
 * Classes of PostgreSQL advisory locks (the first of the two keys), all in one place so that no two uses meet.
 * 7271 is the inbox's lane lock inside `append_to_inbox`.
 */
export const lockClass = {
  inboxLane: 7271,
  jobs: 7272,
  shipping: 7273,
  projection: 7274,
  consent: 7275,
  sender: 7276,
  imports: 7277,
  claimInstallation: 7278,
  rates: 7279,
  segments: 7280,
  experimentLayer: 7286,
} as const;
