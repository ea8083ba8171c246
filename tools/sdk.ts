import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { version } from '../server/src/app/http.ts';
import { allRoutes } from '../server/src/app/routes.ts';
import { openApiDocument } from '../server/src/platform/http/index.ts';

/** Writes the SDK's types from the routes' own schemas: `npm run sdk`. */
const document = await openApiDocument(allRoutes, version);
// A field with a default may be left out of a request.
const ast = await openapiTS(JSON.parse(JSON.stringify(document)), { defaultNonNullable: false });
await writeFile(fileURLToPath(new URL('../sdk/src/schema.d.ts', import.meta.url)), `${astToString(ast)}`);
