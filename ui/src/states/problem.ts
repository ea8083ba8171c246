/** What people need to know of a failure. */
export interface ReadableProblem {
  title: string;
  detail?: string;
  /** What to do about it. */
  remedy?: string;
  status?: number;
  /** Helps support find the request. */
  requestId?: string;
  /** Messages per field of a form. */
  fields: Record<string, string>;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Reads anything thrown: RFC 9457 problem details, `{ message }` bodies, network failures, errors. */
export function readProblem(thrown: unknown): ReadableProblem {
  if (thrown instanceof TypeError && /fetch|network|load failed/i.test(thrown.message)) {
    return {
      title: 'The server cannot be reached',
      detail: 'Your connection may be down, or the server may be restarting.',
      remedy: 'Check the connection, then try again.',
      fields: {},
    };
  }
  if (!isObject(thrown)) return { title: 'This did not work', detail: text(thrown), fields: {} };
  const title = text(thrown['title']) ?? text(thrown['message']) ?? 'This did not work';
  return {
    title,
    detail: text(thrown['detail']),
    remedy: text(thrown['remedy']),
    status: typeof thrown['status'] === 'number' ? thrown['status'] : undefined,
    requestId: text(thrown['requestId']) ?? text(thrown['instance']),
    fields: fieldMessages(thrown['errors']),
  };
}

/** `errors: [{ field: "email" | path, message }]` as one message per field. */
function fieldMessages(errors: unknown): Record<string, string> {
  if (!Array.isArray(errors)) return {};
  const entries = errors.filter(isObject).flatMap((error) => {
    const field = text(error['field']) ?? text(error['pointer']) ?? text(error['path']);
    const message = text(error['message']) ?? text(error['detail']);
    return field && message ? [[field.replace(/^[#/]*(?:body[/.])?/, '').replaceAll('/', '.'), message] as const] : [];
  });
  return Object.fromEntries(entries);
}
