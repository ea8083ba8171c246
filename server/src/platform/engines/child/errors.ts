/** An error in ClickHouse's own form, so that clients read it like a server's. */
export class FrontError extends Error {
  readonly code: number;
  constructor(code: number, message: string, type: string) {
    super(`Code: ${code}. DB::Exception: ${message}. (${type})`);
    this.code = code;
  }
}

/** The number of an engine error, taken from its text; 1002 (unknown exception) when it has none. */
export function codeOf(error: unknown): number {
  if (error instanceof FrontError) return error.code;
  return Number(/Code: (\d+)\. /.exec(textOf(error))?.[1] ?? 1002);
}

/** The text a client gets; always in the form it parses. */
export function textOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /Code: \d+\. /.test(text) ? text : `Code: 1002. DB::Exception: ${text}. (UNKNOWN_EXCEPTION)`;
}

/** The status ClickHouse's HTTP interface answers with for an error code. */
export function statusOf(code: number): number {
  if (code === 516 || code === 194) return 403;
  if (code === 60 || code === 81) return 404;
  if (code === 307) return 413;
  if (code === 159) return 408;
  if (code === 202) return 503;
  if (code === 48) return 501;
  if ([6, 26, 27, 38, 41, 62, 115, 164, 456].includes(code)) return 400;
  return 500;
}
