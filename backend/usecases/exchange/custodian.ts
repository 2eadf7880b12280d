import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Reader } from '#db/connection/handles.ts';
import { findSetting, saveSetting } from '#db/repositories/settings.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import { ok } from '#shared/kernel/result.ts';
import { type Answer, change } from '../answer.ts';
import type { ExchangeDeps } from './exchange-deps.ts';

const SETTING = 'custodianRecipient';

/** Whom every package is sealed to beside its addressee; undefined while there is none. */
export async function custodianRecipient(db: Reader): Promise<string | undefined> {
  const recipient = await findSetting(db, SETTING);
  return typeof recipient === 'string' ? recipient : undefined;
}

/**
 * 第二保管人密钥: makes a key whose holder can open every package from now on. The key itself is shown once, to be printed and locked away, and
 * is kept nowhere; making another one does not take the earlier one's packages from its holder.
 */
export async function makeCustodian(deps: ExchangeDeps, input: { readonly command: CommandStamp }): Answer<{ readonly identity: string }> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  return change(deps, input.command, 'exchange.makeCustodian', async (writer) => {
    await saveSetting(writer, SETTING, recipient);
    return ok({ identity });
  });
}
