/** The library's codes in our words: what happened, and what to do. */
export const refusals: Readonly<Record<string, { title: string; detail: string; remedy?: string }>> = {
  INVALID_EMAIL_OR_PASSWORD: {
    title: 'Not signed in',
    detail: 'The e-mail and the password do not go together.',
    remedy: 'Check both; capitals count in a password.',
  },
  INVALID_PASSWORD: { title: 'Not your password', detail: 'The password is not the one you sign in with.' },
  PASSWORD_TOO_SHORT: { title: 'The password is too short', detail: 'Use at least 10 characters.' },
  PASSWORD_TOO_LONG: { title: 'The password is too long', detail: 'Use at most 200 characters.' },
  INVALID_TOKEN: {
    title: 'This link does not work any more',
    detail: 'It has been used, replaced by a newer one, or is older than an hour.',
    remedy: 'Ask for a new link on the sign-in page.',
  },
  RESET_PASSWORD_DISABLED: {
    title: 'This server sends no letters',
    detail: 'There is no SMTP_URL to send a link through.',
    remedy: 'Whoever runs the server gives you a new password with "npx rapport workspace password --email …".',
  },
  INVALID_CODE: {
    title: 'Not the code of this moment',
    detail: 'The six digits are wrong or have just changed.',
    remedy: 'Type the digits the app shows now; the clock of the phone must be right.',
  },
  INVALID_BACKUP_CODE: { title: 'Not one of your codes', detail: 'The backup code is wrong or was used before.' },
  INVALID_TWO_FACTOR_COOKIE: {
    title: 'Too much time has passed',
    detail: 'The code belongs to a sign-in that is over.',
    remedy: 'Go back and enter your password again.',
  },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: {
    title: 'Too many wrong codes',
    detail: 'This sign-in is closed.',
    remedy: 'Go back and enter your password again.',
  },
};
