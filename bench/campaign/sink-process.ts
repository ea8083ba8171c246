import { startSink } from '../../server/test/world/smtp-sink.ts';

/** An SMTP sink as a process of its own: `sink-process.ts LEDGER_FILE`; says its port, ends with its parent. */
const ledger = process.argv[2];
if (!ledger) throw new Error('sink-process.ts LEDGER_FILE');
const sink = await startSink({ ledger });
process.stdout.write(`${sink.port}\n`);
process.stdin.resume().on('end', () => process.exit(0));
