/** Signing in and out: better-auth's own endpoints, which stand beside the API. */

async function call(path: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(`/api/auth${path}`, init);
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw { ...fieldsOf(answer), status: response.status };
  return answer;
}

const fieldsOf = (answer: unknown): Record<string, unknown> =>
  typeof answer === 'object' && answer !== null ? { ...answer } : {};

async function post(path: string, body: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' };
  return fieldsOf(await call(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

/** The shortest password the server takes. */
export const shortestPassword = 10;

/** @returns "two-factor" when a code is still needed. Throws `{ message, status }` when refused. */
export async function signIn(email: string, password: string): Promise<'done' | 'two-factor'> {
  const answer = await post('/sign-in/email', { email, password });
  return 'twoFactorRedirect' in answer && answer['twoFactorRedirect'] === true ? 'two-factor' : 'done';
}

export async function verifyCode(code: string, trustDevice: boolean): Promise<void> {
  await post('/two-factor/verify-totp', { code, trustDevice });
}

export async function verifyBackupCode(code: string): Promise<void> {
  await post('/two-factor/verify-backup-code', { code });
}

export async function signOut(): Promise<void> {
  await post('/sign-out');
}

/** Asks for a letter with a link; the answer is the same whether somebody has this address. */
export async function askForReset(email: string): Promise<void> {
  await post('/request-password-reset', { email });
}

/** Spends the link of such a letter. */
export async function resetPassword(token: string, newPassword: string): Promise<void> {
  await post('/reset-password', { token, newPassword });
}

export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await post('/change-password', { currentPassword, newPassword, revokeOtherSessions: true });
}

export interface TwoFactorSetUp {
  /** `otpauth://…`: what the app reads. */
  uri: string;
  backupCodes: string[];
}

/** Begins the set-up; it counts once a code of the app was verified. */
export async function beginTwoFactor(password: string): Promise<TwoFactorSetUp> {
  const { totpURI, backupCodes } = await post('/two-factor/enable', { password });
  return { uri: String(totpURI), backupCodes: Array.isArray(backupCodes) ? backupCodes.map(String) : [] };
}

export async function disableTwoFactor(password: string): Promise<void> {
  await post('/two-factor/disable', { password });
}

export interface SignedInDevice {
  token: string;
  userAgent: string;
  createdAt: string;
  updatedAt: string;
}

export async function listDevices(): Promise<SignedInDevice[]> {
  const answer = await call('/list-sessions');
  return (Array.isArray(answer) ? answer : []).map(fieldsOf).map((one) => ({
    token: String(one['token']),
    userAgent: String(one['userAgent'] ?? ''),
    createdAt: String(one['createdAt']),
    updatedAt: String(one['updatedAt']),
  }));
}

export async function thisDevice(): Promise<string | null> {
  const session = fieldsOf(fieldsOf(await call('/get-session'))['session']);
  return typeof session['token'] === 'string' ? session['token'] : null;
}

export async function signOutDevice(token: string): Promise<void> {
  await post('/revoke-session', { token });
}

export async function signOutOthers(): Promise<void> {
  await post('/revoke-other-sessions');
}
