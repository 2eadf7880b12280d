import type { ContractRouterClient } from '@orpc/contract';
import { arrivalsContract } from './arrivals.ts';
import { auditContract } from './audit.ts';
import { backupsContract } from './backups.ts';
import { boothsContract } from './booths.ts';
import { cardsContract } from './cards.ts';
import { centersContract } from './centers.ts';
import { deskContract } from './desk.ts';
import { desksContract } from './desks.ts';
import { documentsContract } from './documents.ts';
import { exchangeContract } from './exchange.ts';
import { exchangeFolderContract } from './exchange-folder.ts';
import { fairsContract } from './fairs.ts';
import { feedbackContract } from './feedback.ts';
import { homeContract } from './home.ts';
import { jobImportContract } from './job-import.ts';
import { jobSeekersContract } from './job-seekers.ts';
import { jobsContract } from './jobs.ts';
import { outcomesContract } from './outcomes.ts';
import { paperContract } from './paper.ts';
import { rosterContract } from './roster.ts';
import { settlementsContract } from './settlements.ts';
import { signupImportContract } from './signup-import.ts';
import { signupsContract } from './signups.ts';
import { startupContract } from './startup.ts';
import { stationsContract } from './stations.ts';
import { statisticsContract } from './statistics.ts';
import { unitsContract } from './units.ts';
import { vouchersContract } from './vouchers.ts';

export const contract = {
  startup: startupContract,
  centers: centersContract,
  home: homeContract,
  fairs: fairsContract,
  roster: rosterContract,
  jobs: jobsContract,
  jobImport: jobImportContract,
  signups: signupsContract,
  desk: deskContract,
  signupImport: signupImportContract,
  feedback: feedbackContract,
  statistics: statisticsContract,
  desks: desksContract,
  units: unitsContract,
  jobSeekers: jobSeekersContract,
  vouchers: vouchersContract,
  settlements: settlementsContract,
  documents: documentsContract,
  outcomes: outcomesContract,
  stations: stationsContract,
  exchange: exchangeContract,
  exchangeFolder: exchangeFolderContract,
  booths: boothsContract,
  arrivals: arrivalsContract,
  paper: paperContract,
  cards: cardsContract,
  audit: auditContract,
  backups: backupsContract,
};

/** What the renderer and the command line call; the same over every host. */
export type FairdeskClient = ContractRouterClient<typeof contract>;
