/** Google's error answers. Sheets and Drive word theirs differently; both are thrown as one class. */

export class ApiError extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, message: string, body: unknown) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.body = body;
  }
}

const STATUS: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

/** `google.rpc.Status` as Sheets v4 answers it. */
export function sheetsError(
  code: number,
  message: string,
  status = STATUS[code],
  details?: unknown[],
): ApiError {
  return new ApiError(code, message, { error: { code, message, status, ...(details ? { details } : {}) } });
}

/** 400 `INVALID_ARGUMENT`. */
export const invalid = (message: string): ApiError => sheetsError(400, message);

/** A field of the wrong type or an unknown one, with the violations Google lists. */
export function badField(field: string, description: string): ApiError {
  const violation = {
    '@type': 'type.googleapis.com/google.rpc.BadRequest',
    fieldViolations: [{ field, description }],
  };
  return sheetsError(400, description, 'INVALID_ARGUMENT', [violation]);
}

/** Drive v3's error body, with its list of single errors. */
export function driveError(code: number, reason: string, message: string, location?: string): ApiError {
  const where = location ? { locationType: 'parameter', location } : {};
  return new ApiError(code, message, {
    error: { errors: [{ domain: 'global', reason, message, ...where }], code, message },
  });
}

export const fileNotFound = (id: string): ApiError =>
  driveError(404, 'notFound', `File not found: ${id}.`, 'fileId');

const CREDENTIALS =
  'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.';

/** The answer to a missing, unknown or expired token; the older APIs list it as a single error as well. */
export function unauthenticated(listed = false): ApiError {
  if (!listed) return sheetsError(401, CREDENTIALS);
  const error = {
    message: 'Invalid Credentials',
    domain: 'global',
    reason: 'authError',
    location: 'Authorization',
    locationType: 'header',
  };
  return new ApiError(401, CREDENTIALS, {
    error: { code: 401, message: CREDENTIALS, errors: [error], status: 'UNAUTHENTICATED' },
  });
}

/** An entity that a caller may not touch. */
export const forbidden = (): ApiError => sheetsError(403, 'The caller does not have permission');

/** A spreadsheet that does not exist. */
export const entityNotFound = (): ApiError => sheetsError(404, 'Requested entity was not found.');

/** An `.xlsx` that Drive keeps in Office mode. */
export const officeFile = (): ApiError =>
  sheetsError(400, 'This operation is not supported for this document', 'FAILED_PRECONDITION');
