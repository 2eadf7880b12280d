import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { StationId } from '#shared/kernel/ids.ts';
import type { Money } from '#shared/kernel/money.ts';
import { provinceKey } from '../divisions/division-code.ts';

/** 站点类型: cooperation 劳务协作站, recruiting 驻外招工站, export 劳务输出服务站, base 劳务合作基地 */
export const STATION_KINDS = ['cooperation', 'recruiting', 'export', 'base'] as const;
export type StationKind = (typeof STATION_KINDS)[number];

/** 招工方式: stationed 驻点招工, commissioned 委托招工 */
export const STATION_MODES = ['stationed', 'commissioned'] as const;
export type StationMode = (typeof STATION_MODES)[number];

/** 驻站人员 */
export interface StationStaff {
  readonly name: string;
  readonly phone: string | undefined;
}

/** What the center enters about a station, in the order of the paper ledger. */
export interface StationDetails {
  /** 站点编号, e.g. S01; the numbers of what is made there begin with it. */
  readonly code: string;
  readonly name: string;
  readonly kind: StationKind;
  readonly mode: StationMode | undefined;
  /** 驻地: 行政区划代码. */
  readonly hostDivision: string;
  readonly address: string | undefined;
  /** 合作单位 */
  readonly partner: string | undefined;
  readonly agreementNumber: string | undefined;
  readonly agreementFrom: CalendarDate | undefined;
  readonly agreementTo: CalendarDate | undefined;
  /** 运营机构 */
  readonly operatorName: string | undefined;
  readonly staff: readonly StationStaff[];
  /** 年度服务费, 分. */
  readonly yearlyFee: Money | undefined;
  readonly inUseOn: CalendarDate | undefined;
  /** How often a package of the station is due. */
  readonly packageEveryDays: number;
  readonly note: string | undefined;
}

/** 驻外站: a place away from home with partner, agreement, operator and staff. */
export interface Station extends StationDetails {
  readonly id: StationId;
  /** undefined: 运行中; a closed station can be reopened. */
  readonly closed: { readonly on: CalendarDate; readonly reason: string } | undefined;
}

/**
 * S01, S02 …: the first number that none of the codes has.
 *
 * @param prefix of a center below another one, so that the stations of both differ: D01S01
 */
export function nextStationCode(codes: readonly string[], prefix = ''): string {
  const own = codes.filter((code) => code.startsWith(prefix)).map((code) => code.slice(prefix.length));
  const taken = new Set(own.map((code) => Number(/^S0*(\d+)$/.exec(code)?.[1] ?? 0)));
  let n = 1;
  while (taken.has(n)) n += 1;
  return `${prefix}S${String(n).padStart(2, '0')}`;
}

/**
 * The stations that the organizer of a fair operates in the province of the venue. Bringing firms there may be part of the fee that such a
 * station is paid already, so a clerk is to confirm that the fair is not (dossier A22).
 */
export function stationsOfOrganizer(
  { organizerName, venueDivision }: { readonly organizerName: string; readonly venueDivision: string | undefined },
  stations: readonly Station[],
): readonly Station[] {
  if (venueDivision === undefined) return [];
  const name = nameKey(organizerName);
  return stations.filter(
    ({ operatorName, hostDivision }) =>
      operatorName !== undefined && nameKey(operatorName) === name && provinceKey(hostDivision) === provinceKey(venueDivision),
  );
}

/** What the clerk is to confirm of such stations. */
export function stationFeeSentence(stations: readonly Pick<Station, 'code' | 'name'>[]): string {
  const named = stations.map(({ code, name }) => `${code} ${name}`).join('、');
  return `组织单位是举办地所在省驻外站（${named}）的运营机构，请确认本场费用不在该站服务费之内`;
}

/** Half width and without spaces: how names of organizations are compared. */
function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '');
}
