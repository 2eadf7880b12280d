import type { Migration } from 'kysely/migration';
import * as log from './0001-log.ts';
import * as centers from './0002-centers.ts';
import * as fairs from './0003-fairs.ts';
import * as costs from './0004-costs.ts';
import * as settlements from './0005-settlements.ts';
import * as people from './0006-people.ts';
import * as signups from './0007-signups.ts';
import * as booths from './0008-booths.ts';
import * as jobs from './0009-jobs.ts';
import * as feedback from './0010-feedback.ts';
import * as outcomes from './0011-outcomes.ts';
import * as cards from './0012-cards.ts';
import * as desks from './0013-desks.ts';
import * as stations from './0014-stations.ts';
import * as exchange from './0015-exchange.ts';

/** Every migration in order, by static import, so that a bundle carries them. A released one is frozen. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-log': log,
  '0002-centers': centers,
  '0003-fairs': fairs,
  '0004-costs': costs,
  '0005-settlements': settlements,
  '0006-people': people,
  '0007-signups': signups,
  '0008-booths': booths,
  '0009-jobs': jobs,
  '0010-feedback': feedback,
  '0011-outcomes': outcomes,
  '0012-cards': cards,
  '0013-desks': desks,
  '0014-stations': stations,
  '0015-exchange': exchange,
};

/** Number of the newest migration; written into every operation so that older stations keep newer ones waiting. */
export const SCHEMA_VERSION = Object.keys(MIGRATIONS).length;
