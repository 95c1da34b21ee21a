import { cloudEvent } from '@google-cloud/functions-framework';
import { timed } from '../src/runtime/google-cloud.ts';

cloudEvent('tend', timed('tend'));
