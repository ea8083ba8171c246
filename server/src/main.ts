import { serve } from './app/serve.ts';

try {
  await serve();
} catch (error) {
  process.stderr.write(`Rapport cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
