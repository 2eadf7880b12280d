import { type Hit, searchEverywhere } from '#db/repositories/search.ts';
import type { SearchHit } from '#shared/contract/home.ts';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import type { JobSeeker } from '#shared/domain/people/job-seeker.ts';
import { maskDocument, maskPhone } from '#shared/domain/people/masking.ts';
import type { Station } from '#shared/domain/stations/station.ts';
import { formatYuan } from '#shared/kernel/money.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';
import { findPeople } from '../people/find-people.ts';
import { findStations } from '../stations/station-lines.ts';

const HITS_A_KIND = 8;

/** A single 汉字 may be a person; what else it stands in would be almost everything. */
const LEAST_ELSEWHERE = 2;

/** Ctrl+K: people, stations, fairs, units, vouchers and settlements that the text may mean. */
export async function search(deps: DatabaseDep, input: { text: string }): Answer<readonly SearchHit[]> {
  const people = await findPeople(deps.db, deps.db.personal, input.text, HITS_A_KIND);
  const isLong = [...input.text.trim()].length >= LEAST_ELSEWHERE;
  const stations = isLong ? await findStations(deps.db, input.text) : [];
  const others = isLong ? await searchEverywhere(deps.db, input.text, HITS_A_KIND) : [];
  return ok([...people.map(personHit), ...stations.slice(0, HITS_A_KIND).map(stationHit), ...others.map(searchHit)]);
}

function personHit({ id, name, document, phone }: JobSeeker): SearchHit {
  return {
    kind: 'person',
    id,
    fairId: undefined,
    title: name,
    detail: [document ? maskDocument(document.tail) : '无证件', maskPhone(phone?.tail)].filter((part) => part !== '').join(' · '),
  };
}

function stationHit({ id, code, name, hostDivision }: Station): SearchHit {
  return { kind: 'station', id, fairId: undefined, title: name, detail: [code, divisionPath(hostDivision)].filter(Boolean).join(' · ') };
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
