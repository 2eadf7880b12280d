import { assertNever } from '#shared/kernel/assert-never.ts';
import { formatYuan, type Money } from '#shared/kernel/money.ts';
import type { ZoneFinding } from '../fairs/zone-of-venue.ts';
import { zoneName, zoneReasonSentence } from '../fairs/zone-words.ts';

/**
 * 依据: one step of the way to the amount. The same steps feed the screen (“为什么是这个数”), the printed sheet and the audit,
 * so they carry inputs and arithmetic, not sentences.
 */
export type DerivationStep =
  | { readonly rule: 'zone'; readonly clause: string; readonly finding: ZoneFinding }
  | { readonly rule: 'rate'; readonly clause: string; readonly per: 'unit' | 'event'; readonly amount: Money }
  | { readonly rule: 'counted'; readonly clause: string; readonly rows: number; readonly attending: number; readonly counted: number }
  | { readonly rule: 'quota'; readonly clause: string; readonly counted: number; readonly rate: Money; readonly amount: Money }
  | { readonly rule: 'eligible'; readonly clause: string; readonly items: number; readonly excluded: number; readonly amount: Money }
  | { readonly rule: 'sharing'; readonly clause: string; readonly shared: Money; readonly units: number; readonly each: Money; readonly remainder: number }
  | { readonly rule: 'attributed'; readonly clause: string; readonly counted: number; readonly amount: Money }
  | { readonly rule: 'ceiling'; readonly clause: string; readonly unitsAbove: number; readonly cut: Money; readonly amount: Money }
  | { readonly rule: 'flat'; readonly clause: string; readonly amount: Money }
  | { readonly rule: 'conditions'; readonly clause: string; readonly firms: number; readonly agreement: boolean; readonly hrAgency: boolean; readonly met: boolean }
  | { readonly rule: 'nothing'; readonly clause: string; readonly because: 'notHeld' | 'zone'; readonly amount: Money };

export interface DerivationLine {
  readonly rule: string;
  readonly clause: string;
  readonly sentence: string;
  readonly amount: Money | undefined;
}

/** A step in words: name of the rule, clause, sentence with the arithmetic, amount in fen where the step yields one. */
export function derivationLine(step: DerivationStep): DerivationLine {
  const { clause } = step;
  switch (step.rule) {
    case 'zone':
      return { rule: '地域类别', clause, sentence: `${zoneName(step.finding.zone)}：${zoneReasonSentence(step.finding)}`, amount: undefined };
    case 'rate':
      return {
        rule: '标准',
        clause,
        sentence: step.per === 'unit' ? `每场每家不高于 ${formatYuan(step.amount)} 元` : `每场 ${formatYuan(step.amount)} 元`,
        amount: step.amount,
      };
    case 'counted':
      return { rule: '计入单位', clause, sentence: `名册 ${step.rows} 家，到会 ${step.attending} 家，计入 ${step.counted} 家`, amount: undefined };
    case 'quota':
      return {
        rule: '标准额度',
        clause,
        sentence: `${step.counted} 家 × ${formatYuan(step.rate)} 元 ＝ ${formatYuan(step.amount)} 元`,
        amount: step.amount,
      };
    case 'eligible':
      return {
        rule: '可列支费用',
        clause,
        sentence: `费用 ${step.items} 笔，剔除 ${step.excluded} 笔，可列支 ${formatYuan(step.amount)} 元`,
        amount: step.amount,
      };
    case 'sharing':
      return {
        rule: '公共费用分摊',
        clause,
        sentence:
          `公共费用 ${formatYuan(step.shared)} 元由到会 ${step.units} 家均摊，每家 ${formatYuan(step.each)} 元` +
          (step.remainder > 0 ? `，余 ${step.remainder} 分按名册顺序由前 ${step.remainder} 家各承担 1 分` : ''),
        amount: step.shared,
      };
    case 'attributed':
      return { rule: '计入单位费用', clause, sentence: `计入的 ${step.counted} 家直接费用与分摊合计 ${formatYuan(step.amount)} 元`, amount: step.amount };
    case 'ceiling':
      return {
        rule: '核定金额',
        clause,
        sentence:
          step.unitsAbove > 0
            ? `按实列支不超标准：${step.unitsAbove} 家超过标准，核减 ${formatYuan(step.cut)} 元，核定 ${formatYuan(step.amount)} 元`
            : `按实列支不超标准：各单位均未超过标准，核定 ${formatYuan(step.amount)} 元`,
        amount: step.amount,
      };
    case 'flat':
      return { rule: '核定金额', clause, sentence: `按定额核定 ${formatYuan(step.amount)} 元`, amount: step.amount };
    case 'conditions':
      return {
        rule: '补贴条件',
        clause,
        sentence:
          `辖区企业 ${step.firms} 家（须不少于 10 家）；合作协议${step.agreement ? '已签订' : '未登记'}；` +
          `组织单位${step.hrAgency ? '为' : '不是'}经营性人力资源服务机构；${step.met ? '符合条件' : '不符合条件'}`,
        amount: undefined,
      };
    case 'nothing':
      return { rule: '核定金额', clause, sentence: step.because === 'notHeld' ? '活动未举办，不予列支' : '地域类别不在支持范围，不予列支', amount: step.amount };
    default:
      return assertNever(step);
  }
}
