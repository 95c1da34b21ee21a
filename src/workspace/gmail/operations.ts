/** The one path of Gmail v1 that senders need. */
import { type Operation, of } from '../operation.ts';
import { sendMessage } from './send.ts';

export const GMAIL_OPERATIONS: Operation[] = [
  of('gmail')(
    'write',
    'users.messages.send',
    'POST',
    /^\/gmail\/v1\/users\/([^/]+)\/messages\/send$/,
    (call, [user]) => sendMessage(call, user!),
  ),
];
