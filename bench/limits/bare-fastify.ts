// The limit of single-event accept: the same body checked by the same schema, answered, and forgotten.
import fastify from 'fastify';
import { eventInput } from '../../server/src/records/events/doors/read-event.ts';

const app = fastify({ logger: false });
app.get('/health/ready', () => ({ status: 'ok' }));
app.post('/api/v1/events', (request, reply) => {
  const parsed = eventInput.safeParse(request.body);
  return reply
    .status(parsed.success ? 202 : 422)
    .send({ accepted: 1, refused: 0, results: [{ index: 0, status: 'accepted' }] });
});
await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
