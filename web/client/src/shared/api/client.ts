import type { ProblemCode } from './schema';

/** A refusal of the server, as data; the words are made by `problemText`. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: ProblemCode | 'Offline';
  readonly parameters: Readonly<Record<string, string>>;

  constructor(status: number, code: ProblemCode | 'Offline', parameters: Record<string, string> = {}) {
    super(`${status} ${code}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.parameters = parameters;
  }
}

type Listener = () => void;
const signedOut = new Set<Listener>();

/** Calls back when the server says that nobody is signed in any more. */
export function onSignedOut(listener: Listener): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

/** Tells everybody that the session is over: signed out, expired, or ended by the server. */
export function sessionEnded(): void {
  signedOut.forEach((listener) => listener());
}

interface Options {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** Sent as it is instead of a body. */
  file?: Blob;
  signal?: AbortSignal;
  /** Without the session. */
  anonymous?: boolean;
}

export async function call<T>(path: string, options: Options = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  let body: BodyInit | undefined;
  if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    body = JSON.stringify(options.body);
  } else if (options.file) {
    headers['Content-Type'] = 'application/octet-stream';
    body = options.file;
  }
  let response: Response;
  try {
    response = await fetch(path, { method: options.method ?? 'GET', headers, body, signal: options.signal, credentials: options.anonymous ? 'omit' : 'same-origin' });
  } catch (error) {
    if (options.signal?.aborted) {
      throw error;
    }
    throw new ApiProblem(0, 'Offline');
  }
  if (!response.ok) {
    throw problemOf(response.status, await response.text().catch(() => ''));
  }
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Problem details of the server; when the body is none (a proxy, a crash), the status says what it can. */
export function problemOf(status: number, body: string): ApiProblem {
  const fallback: ProblemCode =
    status === 401 ? 'NotSignedIn'
    : status === 403 ? 'NotAllowed'
    : status === 404 ? 'NotFound'
    : status === 413 ? 'TooLarge'
    : status === 429 ? 'TooManyRequests'
    : status === 400 ? 'BadRequest'
    : 'Internal';
  let problem: ApiProblem;
  try {
    const read = JSON.parse(body) as { code?: ProblemCode; parameters?: Record<string, string> };
    problem = new ApiProblem(status, read.code ?? fallback, read.parameters ?? {});
  } catch {
    problem = new ApiProblem(status, fallback);
  }
  if (problem.code === 'NotSignedIn') {
    sessionEnded();
  }
  return problem;
}
