/** Google's answers when it is not well, by API. */
import { ApiError, sheetsError } from '../errors.ts';
import type { Target } from './fault.ts';

const USAGE: Record<string, string> = {
  userRateLimitExceeded: 'User Rate Limit Exceeded',
  rateLimitExceeded: 'Rate Limit Exceeded',
  sharingRateLimitExceeded:
    'Rate limit exceeded. User message: "Sorry, you have exceeded your sharing quota."',
  subscriptionRateLimitExceeded: 'Rate limit exceeded for creating file subscriptions.',
};

const BACKEND: Record<number, [reason: string, message: string]> = {
  500: ['internalError', 'Internal Error'],
  503: ['backendError', 'Backend Error'],
  504: ['backendError', 'Deadline exceeded'],
};

function driveFailure(status: number, reason: string | undefined): ApiError {
  const usage = reason ?? (status === 429 ? 'rateLimitExceeded' : 'userRateLimitExceeded');
  const [name, message] = BACKEND[status] ?? [usage, USAGE[usage] ?? usage];
  const domain = BACKEND[status] ? 'global' : 'usageLimits';
  return new ApiError(status, message, {
    error: { errors: [{ domain, reason: name, message }], code: status, message },
  });
}

function sheetsFailure(target: Target, status: number): ApiError {
  const requests = target.kind === 'read' ? 'Read requests' : 'Write requests';
  const messages: Record<number, string> = {
    403: 'The caller does not have permission',
    429: `Quota exceeded for quota metric '${requests}' and limit '${requests} per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:100000000000'.`,
    500: 'Internal error encountered.',
    503: 'The service is currently unavailable.',
    504: 'Deadline expired before operation could complete.',
  };
  return sheetsError(
    status,
    messages[status] ?? 'Unknown error',
    status === 504 ? 'DEADLINE_EXCEEDED' : undefined,
  );
}

/** The refusal with a status, worded as the called API words it. 502 comes from Google's front end, as a page. */
export function failure(target: Target, status: number, reason?: string): ApiError {
  if (status === 502)
    return new ApiError(
      502,
      'Bad Gateway',
      '<!DOCTYPE html>\n<html lang=en><title>Error 502 (Server Error)!!1</title><p><b>502.</b> That’s an error.</html>\n',
    );
  if (target.api === 'token')
    return new ApiError(status, 'internal_failure', {
      error: 'internal_failure',
      error_description: 'The service is unavailable; try again.',
    });
  return target.api === 'drive' ? driveFailure(status, reason) : sheetsFailure(target, status);
}
