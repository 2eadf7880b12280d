import type { ContractRouterClient } from '@orpc/contract';
import { auditContract } from './audit.ts';
import { backupsContract } from './backups.ts';
import { centersContract } from './centers.ts';
import { deskContract } from './desk.ts';
import { desksContract } from './desks.ts';
import { documentsContract } from './documents.ts';
import { fairsContract } from './fairs.ts';
import { homeContract } from './home.ts';
import { jobsContract } from './jobs.ts';
import { rosterContract } from './roster.ts';
import { settlementsContract } from './settlements.ts';
import { signupsContract } from './signups.ts';
import { startupContract } from './startup.ts';
import { unitsContract } from './units.ts';
import { vouchersContract } from './vouchers.ts';

export const contract = {
  startup: startupContract,
  centers: centersContract,
  home: homeContract,
  fairs: fairsContract,
  roster: rosterContract,
  jobs: jobsContract,
  signups: signupsContract,
  desk: deskContract,
  desks: desksContract,
  units: unitsContract,
  vouchers: vouchersContract,
  settlements: settlementsContract,
  documents: documentsContract,
  audit: auditContract,
  backups: backupsContract,
};

/** What the renderer and the command line call; the same over every host. */
export type FairdeskClient = ContractRouterClient<typeof contract>;
