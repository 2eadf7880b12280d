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
  | {
      readonly rule: 'counted';
      readonly clause: string;
      readonly who: 'localUnits' | 'districtFirms';
      readonly rows: number;
      readonly attending: number;
      readonly counted: number;
    }
  | { readonly rule: 'rate'; readonly clause: string; readonly per: 'unit' | 'event'; readonly amount: Money }
  | { readonly rule: 'quota'; readonly clause: string; readonly counted: number; readonly rate: Money; readonly amount: Money }
  | { readonly rule: 'eligible'; readonly clause: string; readonly items: number; readonly excluded: number; readonly amount: Money }
  | {
      readonly rule: 'sharing';
      readonly clause: string;
      readonly shared: Money;
      readonly units: number;
      readonly each: Money;
      readonly remainder: number;
    }
  | { readonly rule: 'attributed'; readonly clause: string; readonly counted: number; readonly amount: Money }
  | { readonly rule: 'ceiling'; readonly clause: string; readonly unitsAbove: number; readonly cut: Money; readonly amount: Money }
  | { readonly rule: 'flat'; readonly clause: string; readonly per: 'unit' | 'event'; readonly amount: Money }
  | {
      readonly rule: 'conditions';
      readonly clause: string;
      readonly firms: number;
      readonly minimum: number;
      readonly agreement: boolean;
      readonly hrAgency: boolean;
      readonly met: boolean;
    }
  | { readonly rule: 'nothing'; readonly clause: string; readonly because: 'notHeld' | 'zone'; readonly amount: Money };

export interface DerivationLine {
  /** 步骤 */
  readonly rule: string;
  /** 条款 */
  readonly clause: string;
  /** 依据: the inputs and the arithmetic. */
  readonly base: string;
  /** 理由: what the clause, or the reading of it, says about this step. */
  readonly why: string;
  readonly amount: Money | undefined;
}

/** A step in words; the amount in fen where the step yields one. */
export function derivationLine(step: DerivationStep): DerivationLine {
  return { clause: step.clause, amount: 'amount' in step ? step.amount : undefined, ...stepWords(step) };
}

function stepWords(step: DerivationStep): Pick<DerivationLine, 'rule' | 'base' | 'why'> {
  switch (step.rule) {
    case 'zone':
      return { rule: '地域类别', base: zoneName(step.finding.zone), why: zoneReasonSentence(step.finding) };
    case 'counted':
      return {
        rule: '计入单位',
        base: `名册 ${step.rows} 家，到会 ${step.attending} 家，计入 ${step.counted} 家`,
        why:
          step.who === 'localUnits' ? '现场到会的本地企业和人力资源服务机构计入，同一单位计一家' : '现场到会的辖区企业计入，同一单位计一家',
      };
    case 'rate':
      return step.per === 'unit'
        ? { rule: '标准', base: `每场每家 ${formatYuan(step.amount)} 元`, why: '为上限，每家不高于此数' }
        : { rule: '标准', base: `每场 ${formatYuan(step.amount)} 元`, why: '按场次给予，不随企业家数增加' };
    case 'quota':
      return {
        rule: '标准额度',
        base: `${step.counted} 家 × ${formatYuan(step.rate)} 元 ＝ ${formatYuan(step.amount)} 元`,
        why: '计入单位家数乘以标准',
      };
    case 'eligible':
      return {
        rule: '可列支费用',
        base: `费用 ${step.items} 笔，剔除 ${step.excluded} 笔，可列支 ${formatYuan(step.amount)} 元`,
        why: '组织单位支付的交通、食宿、展位、宣传费用可列支，其他费用须经批准',
      };
    case 'sharing':
      return { rule: '公共费用分摊', base: sharingArithmetic(step), why: '公共费用由全部到会单位均摊' };
    case 'attributed':
      return {
        rule: '计入单位费用',
        base: `${step.counted} 家直接费用与分摊合计 ${formatYuan(step.amount)} 元`,
        why: '未计入单位承担的部分不予列支',
      };
    case 'ceiling':
      return {
        rule: '核定金额',
        base:
          step.unitsAbove > 0
            ? `${step.unitsAbove} 家超过标准，核减 ${formatYuan(step.cut)} 元，核定 ${formatYuan(step.amount)} 元`
            : `各单位均未超过标准，核定 ${formatYuan(step.amount)} 元`,
        why: '按实列支不超标准，逐家核定，单位之间不调剂',
      };
    case 'flat':
      return {
        rule: '核定金额',
        base: `核定 ${formatYuan(step.amount)} 元`,
        why: step.per === 'unit' ? '按定额核定，等于标准额度' : '符合条件的按标准给予，不符合条件的不予补贴',
      };
    case 'conditions':
      return {
        rule: '补贴条件',
        base:
          `辖区企业 ${step.firms} 家；合作协议${step.agreement ? '已登记' : '未登记'}；` +
          `组织单位${step.hrAgency ? '是' : '不是'}经营性人力资源服务机构；${step.met ? '符合条件' : '不符合条件'}`,
        why: `经营性人力资源服务机构签有合作协议，组织辖区企业不少于 ${step.minimum} 家`,
      };
    case 'nothing':
      return {
        rule: '核定金额',
        base: `核定 ${formatYuan(step.amount)} 元`,
        why: step.because === 'notHeld' ? '活动未举办，不予列支' : '地域类别不在支持范围，不予列支',
      };
    default:
      return assertNever(step);
  }
}

function sharingArithmetic({ shared, units, each, remainder }: Extract<DerivationStep, { rule: 'sharing' }>): string {
  const even = `${formatYuan(shared)} 元 ÷ ${units} 家，每家 ${formatYuan(each)} 元`;
  return remainder > 0 ? `${even}，余 ${remainder} 分由名册前 ${remainder} 家到会单位各承担 1 分` : even;
}
