import { assertNever } from '#shared/kernel/assert-never.ts';
import { cityName, divisionPath, provinceName } from '../divisions/divisions.ts';
import type { Zone } from './zone.ts';
import type { ZoneFinding } from './zone-of-venue.ts';

const NAMES: Readonly<Record<Zone, string>> = {
  inCity: '市内',
  inProvince: '省内市外',
  outOfProvince: '省外',
  online: '线上',
  crossBorder: '港澳台及境外',
  unresolved: '待定',
};

export function zoneName(zone: Zone): string {
  return NAMES[zone];
}

/** 地域判定依据, as it stands on the page and on the sheet. */
export function zoneReasonSentence(finding: ZoneFinding): string {
  switch (finding.because) {
    case 'formatOnline':
      return '线上举办，无举办地';
    case 'venueMissing':
      return '尚未填写举办地行政区划';
    case 'codeUnknown':
      return `举办地行政区划代码 ${finding.venue} 无法识别，请重新选择举办地`;
    case 'homeCityMissing':
      return `本单位所在地只填到${divisionPath(finding.home) ?? finding.home}，须填到市（县）才能判定`;
    case 'cityMissing':
      return `举办地只填到${divisionPath(finding.venue) ?? finding.venue}，须填到市（县）才能判定`;
    case 'outsideTheMainland':
      return `举办地${divisionPath(finding.venue) ?? finding.venue}属港澳台及境外`;
    case 'sameCity':
      return `举办地${divisionPath(finding.venue) ?? finding.venue}在${cityName(finding.home) ?? finding.home}范围内`;
    case 'sameProvinceOtherCity':
      return `举办地${divisionPath(finding.venue) ?? finding.venue}在${provinceName(finding.home) ?? '本省'}内、${cityName(finding.home) ?? finding.home}外`;
    case 'otherProvince':
      return `举办地${divisionPath(finding.venue) ?? finding.venue}在${provinceName(finding.home) ?? '本省'}外`;
    default:
      return assertNever(finding);
  }
}
