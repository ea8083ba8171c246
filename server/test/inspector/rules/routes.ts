import type { Fault, House, RouteFact } from '../house.ts';

/** Audiences with a workspace: the cross-tenant test walks through their routes by itself, from the router's own list. */
const OF_A_WORKSPACE = ['member', 'ingest'];

/** Every route has a schema, says who may call it, and occurs in a test over HTTP. */
export function routeDuties(house: House): Fault[] {
  const tests = [...house.tree].filter(([path]) => path.endsWith('.feature.test.ts')).map(([, text]) => text);
  const walksRouter = tests.some((text) => /\ballRoutes\b/.test(text));
  return house.routes.flatMap((route) => {
    const lacks = [
      ...(hasSchema(route) ? [] : ['a schema (params, query, body or response)']),
      ...(!/[:{]/.test(route.url) || route.params ? [] : ['a schema for the parameters in its path']),
      ...(route.audience ? [] : ['an audience']),
      ...(!isOfWorkspace(route) || route.permission ? [] : ['a permission']),
      ...(isTested(route, tests, walksRouter) ? [] : ['a test over HTTP (*.feature.test.ts)']),
    ];
    const name = `${route.method} ${route.url}`;
    return lacks.map((what) => ({ rule: 'routes', path: 'server/src/app/routes.ts', text: `${name} lacks ${what}.` }));
  });
}

const isOfWorkspace = ({ audience = '' }: RouteFact): boolean => OF_A_WORKSPACE.includes(audience);

const hasSchema = ({ params, query, body, response, status, hidden = false }: RouteFact): boolean =>
  hidden || status === 204 || [params, query, body, response].some((schema) => schema !== undefined);

function isTested(route: RouteFact, tests: readonly string[], walksRouter: boolean): boolean {
  if (walksRouter && isOfWorkspace(route)) return true;
  const url = urlPattern(route.url);
  return tests.some((text) => url.test(text) || (route.operationId !== undefined && text.includes(route.operationId)));
}

/** Matches `/orders/:id` written as `/orders/${order.id}`, `/orders/42` or itself, up to the end of the path. */
function urlPattern(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    if (/^[:{]/.test(part)) return String.raw`(?:\$\{[^}]*\}|[^/?'"\`\s]+)`;
    return part === '*' ? '.*' : part.replace(/[.+^$()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(`${parts.join('/')}(?=[?'"\`#\\s]|$)`, 'm');
}
