import { cloudEvent } from '@google-cloud/functions-framework';
import { heardEvent } from '../src/runtime/google-cloud.ts';

cloudEvent('events', heardEvent);
