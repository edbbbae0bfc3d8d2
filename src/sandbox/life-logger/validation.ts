import { ApiError } from '../api-error.ts';
import { fieldOf } from '../request-body.ts';

/** One fault of a request, as FastAPI with pydantic 2 tells it. */
interface Fault {
  readonly type: 'missing' | 'string_type' | 'model_attributes_type' | 'json_invalid';
  readonly loc: readonly (string | number)[];
  readonly msg: string;
  readonly input: unknown;
  readonly ctx?: { readonly error: string };
}

/** The body as sent: undefined where there is none, the bare text where it isn't declared to be JSON. */
export async function readJsonBody(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text === '') return undefined;
  const mediaType = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!/^application\/(?:json|.+\+json)$/.test(mediaType)) return text;
  try {
    return JSON.parse(text);
  } catch (error) {
    // V8 does not always tell where the fault is; the end of the text stands in.
    const position = /position (\d+)/.exec(String(error))?.[1];
    throw invalid([
      {
        type: 'json_invalid',
        loc: ['body', Number(position ?? text.length)],
        msg: 'JSON decode error',
        input: {},
        ctx: { error: 'Expecting value' },
      },
    ]);
  }
}

/** The required parameters of a query; where one is sent twice, the last counts. All that are missing are told at once. */
export function requiredParameters<Name extends string>(
  query: URLSearchParams,
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  return requiredTexts('query', Object.fromEntries(query), names, null);
}

/** The required texts of a JSON body. */
export function requiredFields<Name extends string>(
  body: unknown,
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  if (body === undefined || body === null) throw invalid([missing(['body'], null)]);
  if (typeof body !== 'object' || Array.isArray(body)) {
    throw invalid([
      {
        type: 'model_attributes_type',
        loc: ['body'],
        msg: 'Input should be a valid dictionary or object to extract fields from',
        input: body,
      },
    ]);
  }
  return requiredTexts('body', body, names, body);
}

function requiredTexts<Name extends string>(
  place: 'query' | 'body',
  source: object,
  names: readonly Name[],
  inputOfMissing: unknown,
): Readonly<Record<Name, string>> {
  const faults: Fault[] = [];
  const texts: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = fieldOf(source, name);
    if (typeof value === 'string') texts[name] = value;
    else if (value === undefined) faults.push(missing([place, name], inputOfMissing));
    else {
      faults.push({
        type: 'string_type',
        loc: [place, name],
        msg: 'Input should be a valid string',
        input: value,
      });
    }
  }
  if (faults.length > 0) throw invalid(faults);
  // Without a fault, every name has its text.
  return texts as Record<Name, string>;
}

function missing(loc: Fault['loc'], input: unknown): Fault {
  return { type: 'missing', loc, msg: 'Field required', input };
}

function invalid(faults: readonly Fault[]): ApiError {
  return new ApiError(422, { detail: faults });
}
