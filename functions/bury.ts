import { cloudEvent } from '@google-cloud/functions-framework';
import { buried } from '../src/runtime/google-cloud.ts';

cloudEvent('bury', buried);
