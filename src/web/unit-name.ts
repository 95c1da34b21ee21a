export { unitName } from '../core/text/unit-name.ts';
