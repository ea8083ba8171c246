/** Signing in and out: better-auth's own endpoints, which stand beside the API. */

async function post(path: string, body: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const response = await fetch(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => null);
  const fields = typeof answer === 'object' && answer !== null ? { ...answer } : {};
  if (!response.ok) throw { ...fields, status: response.status };
  return fields;
}

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
