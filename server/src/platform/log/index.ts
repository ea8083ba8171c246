import { pino, type Logger } from 'pino';

export type Log = Logger;

/**
 * Structured logs on stdout. Messages are static, values are fields; nothing a person typed or is called may be a
 * field. The redaction list is a net below that rule, not the rule.
 */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    redact: {
      paths: [
        'email',
        'phone',
        'password',
        'token',
        'secret',
        'authorization',
        '*.email',
        '*.phone',
        '*.password',
        '*.token',
        '*.secret',
        '*.authorization',
      ],
      censor: '[redacted]',
    },
    formatters: { level: (label) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}
