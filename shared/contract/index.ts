import type { ContractRouterClient } from '@orpc/contract';
import { auditContract } from './audit.ts';
import { backupsContract } from './backups.ts';
import { centersContract } from './centers.ts';
import { documentsContract } from './documents.ts';
import { fairsContract } from './fairs.ts';
import { homeContract } from './home.ts';
import { jobSeekersContract } from './job-seekers.ts';
import { rosterContract } from './roster.ts';
import { settlementsContract } from './settlements.ts';
import { startupContract } from './startup.ts';
import { unitsContract } from './units.ts';
import { vouchersContract } from './vouchers.ts';

export const contract = {
  startup: startupContract,
  centers: centersContract,
  home: homeContract,
  fairs: fairsContract,
  roster: rosterContract,
  units: unitsContract,
  jobSeekers: jobSeekersContract,
  vouchers: vouchersContract,
  settlements: settlementsContract,
  documents: documentsContract,
  audit: auditContract,
  backups: backupsContract,
};

/** What the renderer and the command line call; the same over every host. */
export type FairdeskClient = ContractRouterClient<typeof contract>;
