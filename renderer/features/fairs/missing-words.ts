import type { FairMissing, FairOverview } from '#shared/contract/fairs.ts';
import { formatChineseDate } from '#shared/kernel/calendar-date.ts';

const WORDS: Readonly<Record<FairMissing, string>> = {
  venue: '在“概况”中补填举办地行政区划',
  units: '在“单位与展位”中导入参会单位名册',
  hold: '活动结束后标记“已举办”',
  attendance: '确认各单位到会情况',
  vouchers: '在“费用凭证”中录入支出凭证',
  program: '在“结算”中选定适用政策',
  approval: '在“结算”中核定',
};

/** The section of the fair's page where it is done; marking as held is done on the page itself. */
const PLACES: Readonly<Record<Exclude<FairMissing, 'hold'>, string>> = {
  venue: 'overview',
  units: 'roster',
  attendance: 'roster',
  vouchers: 'vouchers',
  program: 'settlement',
  approval: 'settlement',
};

/** Where the next step is done. */
export function nextSection({ fair, missing, settlement }: FairOverview): string | undefined {
  const [next] = missing;
  if (fair.status === 'cancelled' || settlement || next === undefined || next === 'hold') return undefined;
  return PLACES[next];
}

/** 下一步 in one line; nothing when nothing is missing. */
export function missingSentence({ fair, missing, settlement }: FairOverview): string | undefined {
  if (fair.status === 'cancelled') return `本场已取消：${fair.cancelReason ?? ''}`;
  if (settlement) return undefined;
  const [next, ...later] = missing;
  if (next === undefined) return undefined;
  const words = next === 'hold' ? `${formatChineseDate(fair.endsOn)} ${WORDS.hold}` : WORDS[next];
  return later.length === 0 ? `下一步：${words}` : `下一步：${words}（之后还有 ${later.length} 项）`;
}
