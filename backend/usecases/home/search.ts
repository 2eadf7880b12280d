import { type Hit, searchEverywhere } from '#db/repositories/search.ts';
import type { SearchHit } from '#shared/contract/home.ts';
import { formatYuan } from '#shared/kernel/money.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';

const HITS_A_KIND = 8;

/** Ctrl+K: fairs, units, vouchers and settlements that the text may mean. */
export async function search(deps: DatabaseDep, input: { text: string }): Answer<readonly SearchHit[]> {
  return ok((await searchEverywhere(deps.db, input.text, HITS_A_KIND)).map(searchHit));
}

function searchHit(hit: Hit): SearchHit {
  switch (hit.kind) {
    case 'fair':
      return { kind: 'fair', id: hit.id, fairId: hit.id, title: hit.title, detail: `${hit.number} · ${hit.startsOn}` };
    case 'unit':
      return { kind: 'unit', id: hit.id, fairId: undefined, title: hit.name, detail: hit.creditCode };
    case 'voucher':
      return { kind: 'voucher', id: hit.id, fairId: hit.fairId, title: hit.number, detail: `${hit.payee} · ${hit.fairTitle}` };
    case 'settlement':
      return {
        kind: 'settlement',
        id: hit.id,
        fairId: hit.fairId,
        title: hit.number,
        detail: `${formatYuan(hit.payable)} 元 · ${hit.fairTitle}`,
      };
  }
}
