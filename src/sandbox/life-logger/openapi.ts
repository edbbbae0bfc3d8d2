/** The description that FastAPI generates for its explorer, for what this sandbox serves. */
const profile = object('Profile', {
  id: { type: 'integer' },
  username: text(),
  display_name: text(),
  created_at: moment(),
  is_admin: { type: 'boolean' },
});
const event = object('Event', {
  id: { type: 'integer' },
  label: text(),
  started_at: moment(),
  ended_at: { anyOf: [moment(), { type: 'null' }], description: 'Null while the event runs.' },
});
const numbers = { type: 'object', additionalProperties: { type: 'number' } };

const range = ['start', 'end'].map((name) => ({
  name,
  in: 'query',
  required: true,
  description: 'ISO 8601 with a time zone; a plus sign must be encoded.',
  schema: { ...text(), title: name === 'start' ? 'Start' : 'End' },
}));

export const openApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Life Logger', version: '0.1.0' },
  paths: {
    '/login': {
      post: operation('login', 'A fresh token; it ends the other sessions of the user.', {
        body: 'LoginRequest',
        answer: object('Session', { token: text(), display_name: text() }),
        isPublic: true,
      }),
    },
    '/logout': {
      post: operation('logout', 'Ends the session.', {
        answer: object('Done', { ok: { type: 'boolean' } }),
      }),
    },
    '/me': {
      get: operation('get_me', 'Your profile.', { answer: reference('Profile') }),
      patch: operation('update_me', 'Update display name.', {
        body: 'UpdateProfileRequest',
        answer: reference('Profile'),
      }),
    },
    '/labels': {
      get: operation('get_labels', 'Your label set.', {
        answer: object('Labels', { labels: { type: 'array', items: text() } }),
      }),
    },
    '/events': {
      get: operation('list_events', 'Events that started in a time range, which ends before `end`.', {
        parameters: range,
        answer: object('Events', { events: { type: 'array', items: reference('Event') } }),
      }),
    },
    '/stats': {
      get: operation('get_stats', 'Time breakdown by label; 404 where the range holds no event.', {
        parameters: range,
        answer: object('Statistics', { percentages: numbers, minutes: numbers }),
      }),
    },
  },
  components: {
    schemas: {
      Profile: profile,
      Event: event,
      LoginRequest: object('LoginRequest', { username: text(), password: text() }),
      UpdateProfileRequest: object('UpdateProfileRequest', { display_name: text() }),
      HTTPValidationError: {
        title: 'HTTPValidationError',
        type: 'object',
        properties: { detail: { title: 'Detail', type: 'array', items: reference('ValidationError') } },
      },
      ValidationError: object('ValidationError', {
        loc: { type: 'array', items: { anyOf: [text(), { type: 'integer' }] } },
        msg: text(),
        type: text(),
      }),
    },
    securitySchemes: { HTTPBearer: { type: 'http', scheme: 'bearer' } },
  },
};

interface OperationParts {
  readonly answer: object;
  readonly parameters?: readonly object[];
  /** The name of the body's schema. */
  readonly body?: string;
  readonly isPublic?: boolean;
}

function operation(operationId: string, summary: string, parts: OperationParts): object {
  const { answer, parameters, body, isPublic = false } = parts;
  const takesInput = parameters !== undefined || body !== undefined;
  return {
    summary,
    operationId,
    ...(isPublic ? {} : { security: [{ HTTPBearer: [] }] }),
    ...(parameters && { parameters }),
    ...(body && { requestBody: { required: true, content: json(reference(body)) } }),
    responses: {
      200: { description: 'Successful Response', content: json(answer) },
      ...(takesInput && {
        422: { description: 'Validation Error', content: json(reference('HTTPValidationError')) },
      }),
    },
  };
}

function object(title: string, properties: Readonly<Record<string, object>>): object {
  return { title, type: 'object', properties, required: Object.keys(properties) };
}

function reference(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}

function json(schema: object): object {
  return { 'application/json': { schema } };
}

function text(): object {
  return { type: 'string' };
}

function moment(): object {
  return { type: 'string', format: 'date-time' };
}
