/**
 * Errors as values with a code, a text and a remedy; thrown inside the server they become
 * RFC 9457 problem details at the HTTP edge.
 */

export type FieldError = {
  /** Where: a JSON pointer (`/events/3/time`), a CSV place (`row 12, column "price"`) or a query name. */
  path: string;
  /** What is wrong and what would be right. */
  message: string;
  /** Within a text: line and column from 1, offset from 0 and length in UTF-16 units. */
  line?: number;
  column?: number;
  offset?: number;
  length?: number;
  /** The known name that was probably meant. */
  suggestion?: string;
};

export type ProblemFields = {
  status: number;
  code: string;
  title: string;
  detail?: string;
  remedy?: string;
  errors?: FieldError[];
  retryAfterSeconds?: number;
};

export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly remedy: string | undefined;
  readonly errors: FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(fields: ProblemFields) {
    super(fields.detail ?? fields.title);
    this.name = 'Problem';
    this.status = fields.status;
    this.code = fields.code;
    this.title = fields.title;
    this.detail = fields.detail;
    this.remedy = fields.remedy;
    this.errors = fields.errors;
    this.retryAfterSeconds = fields.retryAfterSeconds;
  }
}

export const invalid = (detail: string, errors?: FieldError[], code = 'invalid_request'): Problem =>
  new Problem({ status: 422, code, title: 'The request is not valid', detail, errors });

export const notFound = (what: string): Problem =>
  new Problem({
    status: 404,
    code: 'not_found',
    title: 'Not found',
    detail: `There is no such ${what} in this workspace.`,
  });

export const forbidden = (permission: string): Problem =>
  new Problem({
    status: 403,
    code: 'forbidden',
    title: 'Not allowed',
    detail: `This needs the permission "${permission}".`,
    remedy: 'Ask an owner or admin of the workspace for a role or key that has it.',
  });

export const unauthenticated = (detail: string): Problem =>
  new Problem({
    status: 401,
    code: 'unauthenticated',
    title: 'Sign in or send a key',
    detail,
    remedy: 'Send "Authorization: Bearer sk_…" or sign in.',
  });

export const conflict = (code: string, detail: string, remedy?: string): Problem =>
  new Problem({ status: 409, code, title: 'Conflict', detail, remedy });

export const unavailable = (detail: string, retryAfterSeconds = 5): Problem =>
  new Problem({
    status: 503,
    code: 'unavailable',
    title: 'Not available right now',
    detail,
    retryAfterSeconds,
    remedy: 'Try again; nothing was lost.',
  });
