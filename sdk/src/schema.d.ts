export interface paths {
  '/api/v1/session': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations['readSession'];
  };
  '/api/v1/setup/sample': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    post: operations['exploreSample'];
  };
  '/api/v1/setup/brand': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    post: operations['setUpBrand'];
  };
  '/api/v1/operations': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations['listOperations'];
  };
  '/api/v1/operations/{id}/cancel': {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    post: operations['cancelOperation'];
  };
  '/api/v1/profiles': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations['listProfiles'];
  };
}
export interface components {
  schemas: {
    Problem: {
      type?: string;
      title: string;
      status: number;
      code: string;
      detail?: string;
      remedy?: string;
      errors?: { path: string; message: string }[];
      requestId?: string;
    };
    Session: {
      user: { id: string; email: string; name: string; twoFactorEnabled: boolean } | null;
      workspaces: components['schemas']['SessionWorkspace'][];
      setup: { needed: boolean };
    };
    SessionWorkspace: {
      id: number;
      name: string;
      slug: string;
      currency: string;
      timezone: string;
      locale: string;
      role: string;
      sample: boolean;
    };
    NewBrand: {
      name: string;
      currency: string;
      timezone: string;
      ownerName: string;
      email: string;
      password: string;
      sender: string;
    };
    Operation: {
      id: string;
      kind: string;
      title: string;
      status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
      progress: number | null;
      done: number;
      total: number | null;
      message: string | null;
      createdAt: string;
      finishedAt: string | null;
      resultUrl: string | null;
    };
    ProfileSummary: { id: string; name: string | null; email: string | null };
  };
}
type Problems = { default: { headers: { [name: string]: unknown }; content: { 'application/problem+json': components['schemas']['Problem'] } } };
export interface operations {
  readSession: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['Session'] } } } & Problems;
  };
  exploreSample: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['Session'] } } } & Problems;
  };
  setUpBrand: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: { content: { 'application/json': components['schemas']['NewBrand'] } };
    responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['Session'] } } } & Problems;
  };
  listOperations: {
    parameters: { query?: { limit?: number }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': { items: components['schemas']['Operation'][]; nextCursor: string | null } } } } & Problems;
  };
  cancelOperation: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': components['schemas']['Operation'] } } } & Problems;
  };
  listProfiles: {
    parameters: { query?: { search?: string; email?: string; limit?: number }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': { items: components['schemas']['ProfileSummary'][]; nextCursor: string | null } } } } & Problems;
  };
}
