/** All functions in one artefact; each deployment names the one that it runs. */
import './bury.ts';
import './check.ts';
import './deliver.ts';
import './events.ts';
import './poll.ts';
import './remind.ts';
import './roll-up.ts';
import './sweep.ts';
import './tend.ts';
import './web.ts';
