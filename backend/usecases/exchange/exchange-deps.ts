import type { Refusal } from '#shared/contract/refusal.ts';
import type { ExchangeError } from '#shared/domain/exchange/exchange-error.ts';
import { err, type Result } from '#shared/kernel/result.ts';
import type { AttachmentStore } from '../../ports/attachment-store.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { DatabaseDep } from '../answer.ts';

export interface ExchangeDep {
  readonly exchange: {
    /** Packages made and taken lie here, beside the database; each is sealed. */
    readonly folder: string;
    readonly program: string;
  };
}

export interface ExchangeDeps extends DatabaseDep, ClockDep, IdsDep, ExchangeDep {
  readonly attachments: AttachmentStore;
}

export function refuse(error: ExchangeError): Result<never, Refusal> {
  return err({ type: 'Exchange', error });
}
