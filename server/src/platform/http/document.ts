import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance, type FastifySchema } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { problemSchema } from './problems.ts';
import type { AnyRoute } from './route.ts';

/** The OpenAPI 3.1 document of an app's routes, drawn from the same schemas that guard them. */
export async function registerDocument(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Rapport API', version, description: 'Everything the interface does is one of these calls.' },
      components: {
        securitySchemes: {
          secretKey: { type: 'http', scheme: 'bearer', description: 'A secret key, `sk_…`' },
          writeKey: { type: 'http', scheme: 'basic', description: 'A write key `pk_…` as the user name, no password' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: (input) => anyJsonIn(jsonSchemaTransformObject(input)),
  });
}

/**
 * A schema that defines itself (`z.json()`) is any JSON value: `{}`. As it stands, its `$ref`s lead nowhere in the document.
 */
function anyJsonIn<T>(node: T): T {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map(anyJsonIn) as T;
  if ('$defs' in node) return {} as T;
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, anyJsonIn(value)])) as T;
}

/** The document alone, without a server to ask: for the SDK's types. */
export async function openApiDocument(routes: readonly AnyRoute[], version: string): Promise<object> {
  const app: FastifyInstance = fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await registerDocument(app, version);
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.url,
      schema: schemaOf(route),
      handler: (_request, reply) => reply.status(501).send(),
    });
  }
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}

export const statusOf = (route: AnyRoute): number => route.status ?? (route.response ? 200 : 204);

const securityOf: Record<AnyRoute['audience'], { [scheme: string]: readonly string[] }[]> = {
  member: [{ secretKey: [] }],
  ingest: [{ writeKey: [] }, { secretKey: [] }],
  session: [],
  public: [],
};

const tagged = (route: AnyRoute) => ({
  operationId: route.operationId,
  summary: route.summary,
  description: route.description,
  tags: [...route.tags],
  security: securityOf[route.audience],
  hide: route.hidden ?? false,
});

export const schemaOf = (route: AnyRoute): FastifySchema => ({
  ...tagged(route),
  ...(route.params ? { params: route.params } : {}),
  ...(route.query ? { querystring: route.query } : {}),
  ...(route.body ? { body: route.body } : {}),
  ...(route.response ? { response: { [statusOf(route)]: route.response, '4xx': problemSchema } } : {}),
});
