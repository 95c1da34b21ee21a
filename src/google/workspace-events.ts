/**
 * Subscriptions to Drive's events over Google's client, for the account attached to the function acting for a person:
 * Google lets users subscribe, and of apps those of Chat alone.
 * https://developers.google.com/workspace/events/guides/create-subscription, …/guides/auth
 */
import { gaxios, type OAuth2Client } from 'google-auth-library';
import { workspaceevents_v1 } from 'googleapis/build/src/apis/workspaceevents/v1.js';
import type { DriveEvents, HeldSubscription } from '../ports/drive-events.ts';
import { Trouble } from '../ports/trouble.ts';
import { borrowing } from './borrowed.ts';
import { CALLS } from './clients.ts';
import { delegatedToken } from './delegated.ts';
import { asking } from './trouble.ts';

/** All that the delegation needs to allow. Nothing is read by it: an event carries no content. */
export const EVENTS_SCOPE = 'https://www.googleapis.com/auth/drive.metadata.readonly';

const CHANGED = 'google.workspace.drive.file.v3.contentChanged';
/** As long as Google grants: 7 days where events carry no content. */
const LONGEST = '0s';
/** `ALREADY_EXISTS` of google.rpc.Code. */
const EXISTS = 6;

/**
 * Of the account attached to the function, which may sign for itself.
 * @param user on whose behalf. @param topic full name.
 */
export function driveEvents(
  { auth, email }: { auth: OAuth2Client; email: string },
  user: string,
  topic: string,
  fetch?: typeof globalThis.fetch,
): DriveEvents {
  const acting = borrowing(() => delegatedToken(auth, { email, user, scope: EVENTS_SCOPE }), fetch);
  const { subscriptions } = new workspaceevents_v1.Workspaceevents({ auth: acting, ...CALLS });

  /** The one that this person holds already. */
  async function standing(targetResource: string): Promise<HeldSubscription> {
    const filter = `event_types:"${CHANGED}" AND target_resource="${targetResource}"`;
    const { data } = await asking(() => subscriptions.list({ filter }));
    const found = (data.subscriptions ?? []).find((each) => each.targetResource === targetResource);
    if (found === undefined) throw new Trouble('unexpected', 'a subscription exists that is not listed');
    // It may belong to another installation of the project: that one would hear nothing any more.
    if (found.notificationEndpoint?.pubsubTopic !== topic)
      throw new Trouble('unexpected', 'the subscription of this user tells another topic');
    return heldOf(found);
  }

  return {
    async subscribe(target) {
      const targetResource = `//drive.googleapis.com/${target}`;
      const requestBody = {
        targetResource,
        eventTypes: [CHANGED],
        driveOptions: { includeDescendants: true },
        payloadOptions: { includeResource: false },
        notificationEndpoint: { pubsubTopic: topic },
      };
      const made = await asking(async () => {
        try {
          return (await subscriptions.create({ requestBody })).data;
        } catch (error) {
          if (error instanceof gaxios.GaxiosError && error.status === 409) return undefined;
          throw error;
        }
      });
      return made === undefined || made.error?.code === EXISTS ? standing(targetResource) : doneOf(made);
    },

    async look(name) {
      try {
        return heldOf((await asking(() => subscriptions.get({ name }))).data);
      } catch (error) {
        if (error instanceof Trouble && error.code === 'not-found') return undefined;
        throw error;
      }
    },

    async renew(name) {
      const request = { name, updateMask: 'ttl', requestBody: { ttl: LONGEST } };
      return doneOf((await asking(() => subscriptions.patch(request))).data);
    },

    async reactivate(name) {
      return doneOf((await asking(() => subscriptions.reactivate({ name, requestBody: {} }))).data);
    },

    async end(name) {
      await asking(() => subscriptions.delete({ name, allowMissing: true }));
    },
  };
}

/** Google answers with an operation, which it says is complete; one that is not is asked about in a later pass. */
function doneOf({ done, error, response }: workspaceevents_v1.Schema$Operation): HeldSubscription {
  if (error) throw new Trouble('unexpected', `operation ended with ${error.code ?? 'an error'}`);
  if (!done || !response) throw new Trouble('unavailable', 'the operation is still under way');
  return heldOf(response as workspaceevents_v1.Schema$Subscription);
}

function heldOf({
  name,
  state,
  suspensionReason,
  expireTime,
}: workspaceevents_v1.Schema$Subscription): HeldSubscription {
  return {
    name: name ?? '',
    expiresAt: Date.parse(expireTime ?? ''),
    ...(state === 'SUSPENDED' && { suspended: suspensionReason ?? 'SUSPENDED' }),
  };
}
