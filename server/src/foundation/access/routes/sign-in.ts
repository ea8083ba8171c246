import { publicRoute } from '../../../platform/http/index.ts';
import { serveSignIn } from '../sign-in/bridge.ts';

const signIn = (method: 'GET' | 'POST', operationId: string) =>
  publicRoute({
    method,
    url: '/api/auth/*',
    operationId,
    summary: 'Sign-in, sessions, second factor',
    tags: ['Sign-in'],
    audience: 'public',
    hidden: true,
    bodyLimit: 16_384,
    handle: (platform, { request, reply }) => serveSignIn(platform, request, reply),
  });

export const signInRoutes = [signIn('GET', 'signInRead'), signIn('POST', 'signInWrite')];
