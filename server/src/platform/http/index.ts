export { memberRoute, publicRoute, sessionRoute, type AnyRoute, type Audience, type SessionUser } from './route.ts';
export { sendCsv } from './csv.ts';
export { createHttpServer, type Authenticator, type HttpServer } from './server.ts';
export { cursorQuery, pageOf, idParam } from './schemas.ts';
export { problemSchema, sendProblem } from './problems.ts';
export { forgetOldKeys } from './store.ts';
export { placesOf } from './issues.ts';
export { openApiDocument } from './document.ts';
export { whileAsked } from './leaving.ts';
