import { conflict, Problem, type FieldError } from '../../kernel/problem.ts';

export const mayNotGrant = (role: string): Problem =>
  new Problem({
    status: 403,
    code: 'may_not_grant_role',
    title: 'Not allowed',
    detail: `You cannot give, change or take away the role "${role}".`,
    remedy: 'Owners are managed by owners; other roles by whoever holds all their permissions.',
  });

export const mayNotCover = (): Problem =>
  new Problem({
    status: 403,
    code: 'scopes_exceed_yours',
    title: 'Not allowed',
    detail: 'The key has scopes that you do not hold yourself.',
    remedy: 'Leave those scopes out, or ask an owner.',
  });

export const lastOwner = (): Problem =>
  conflict('last_owner', 'A workspace keeps at least one owner.', 'Make somebody else an owner first.');

export const alreadyMember = (): Problem =>
  conflict('already_member', 'This person is already a member.', 'Change their role instead.');

export const emailTaken = (): Problem =>
  conflict('email_taken', 'Somebody signs in with this e-mail already.', 'Sign in with it first, then do this again.');

export const invitationGone = (): Problem =>
  new Problem({
    status: 404,
    code: 'invitation_gone',
    title: 'This invitation is not open',
    detail: 'The link is wrong, has been used, withdrawn or replaced, or is older than seven days.',
    remedy: 'Ask for a new invitation.',
  });

export const alreadyClaimed = (): Problem =>
  new Problem({
    status: 403,
    code: 'already_set_up',
    title: 'This installation is set up already',
    detail: 'The first set-up has been done.',
    remedy: 'Sign in; another brand is added from inside.',
  });

export const missing = (fields: readonly string[]): FieldError[] =>
  fields.map((field) => ({ path: `/${field}`, message: 'Is needed here.' }));
