import { WorkspaceEvents } from '../../runtime/google-cloud-configuration.ts';
import { json } from '../../runtime/json-setting.ts';
import { type Checkup, doubtful, wrong } from './checkup.ts';

/** Reasons that Google and Pantau give, and what helps. */
const REMEDIES: Record<string, string> = {
  ENDPOINT_PERMISSION_DENIED: 'deploy again: Drive must be allowed to publish to the topic',
  ENDPOINT_NOT_FOUND: 'deploy again: the topic is gone',
  USER_AUTHORIZATION_FAILURE: 'make the person in PANTAU_WORKSPACE_EVENTS a member of the shared drive again',
  RESOURCE_DELETED: 'name a shared drive or folder that exists in PANTAU_WORKSPACE_EVENTS',
  auth: 'an administrator of the domain allows the service account the scope drive.metadata.readonly (domain-wide delegation), see docs/deploy.md',
  'no-access': 'make the person in PANTAU_WORKSPACE_EVENTS a member of the shared drive',
};

export const events: Checkup = {
  name: 'events',
  title: 'Drive’s events come in, where they are wanted',
  async run({ reached, given, now }) {
    if (reached === undefined) return undefined;
    const setting = json(WorkspaceEvents).safeParse(given.PANTAU_WORKSPACE_EVENTS);
    // One that cannot be read, the check of the settings names.
    const wanted = setting.success ? setting.data : undefined;
    const known = await reached.store.eventSubscriptions.all();
    const own = known.find(({ target, holder }) => target === wanted?.target && holder === wanted.holder);
    const others = known.filter((each) => each !== own);
    const hints = 'changes are polled for meanwhile';
    return [
      ...(wanted !== undefined && own === undefined
        ? [wrong('nobody subscribed to Drive’s events yet', `deploy, and wait for a pass; ${hints}`)]
        : []),
      ...(own !== undefined && own.reason !== ''
        ? [
            wrong(
              `the subscription to Drive’s events does not work (${own.reason})`,
              `${REMEDIES[own.reason] ?? 'see the log of the function tend'}; ${hints}`,
            ),
          ]
        : []),
      ...(own !== undefined && own.reason === '' && own.expiresAt <= now()
        ? [wrong('the subscription to Drive’s events ended', `look whether the function tend runs; ${hints}`)]
        : []),
      ...(others.length > 0
        ? [
            doubtful(
              `${others.length} subscriptions to Drive’s events stand that are not set here`,
              'they are ended at the next pass of a deployment without them',
            ),
          ]
        : []),
    ];
  },
};
