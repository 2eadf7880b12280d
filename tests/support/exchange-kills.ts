import { setTimeout as sleep } from 'node:timers/promises';
import { difference, type ExchangeGround, type ExchangeWork } from './exchange-ground.ts';

/**
 * Kills the work again and again at a random moment, each time on a copy of its own.
 *
 * @returns every promise that was broken, and how many times something was found begun and not ended
 */
export async function killDuring(
  ground: ExchangeGround,
  work: ExchangeWork,
  kills: number,
): Promise<{ readonly broken: readonly string[]; readonly cutOff: number }> {
  let cutOff = 0;
  const broken: string[] = [];
  const { state, millis } = await ground.undisturbed(work);
  for (let run = 0; run < kills && broken.length === 0; ) {
    using place = ground.place(work);
    // Killed once, or again while it goes on after the first time.
    for (let again = 0; again < 2 && run < kills; again++, run++) {
      const child = ground.start(work, place.path);
      await child.nextLine();
      await sleep(Math.random() * millis * 1.1);
      child.kill();
      await child.closed;
      if (Math.random() < 0.5) break;
    }
    const after = await ground.finished(work, place.path);
    if (after.wasBegun) cutOff += 1;
    if (JSON.stringify(after.state) !== JSON.stringify(state)) broken.push(`${work}, kill ${run}: ${difference(state, after.state)}`);
  }
  return { broken, cutOff };
}
