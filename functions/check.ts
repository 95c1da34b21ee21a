import { cloudEvent } from '@google-cloud/functions-framework';
import { worker } from '../src/runtime/google-cloud.ts';

cloudEvent('check', worker('check'));
