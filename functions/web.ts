import { http } from '@google-cloud/functions-framework';
import { web } from '../src/runtime/google-cloud.ts';

http('web', web);
