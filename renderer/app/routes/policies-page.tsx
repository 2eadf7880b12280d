import { useQuery } from '@tanstack/react-query';
import { Button, Descriptions, Tag } from 'antd';
import type { Scheme } from '#shared/domain/centers/center.ts';
import { standardScheme } from '#shared/domain/schemes/policy-pack.ts';
import { EVENT_COST_PROGRAMS, type EventCostProgram } from '#shared/domain/schemes/scheme.ts';
import { PROGRAM_NAMES, SCHEME_MODE_NAMES } from '#shared/domain/words/names.ts';
import { formatYuan } from '#shared/kernel/money.ts';
import { Loaded } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { orpc } from '../../lib/orpc.ts';

/** What a clerk must know of a program, in the order of its clause. */
const RULES: Readonly<Record<EventCostProgram, { readonly clause: string; readonly who: string; readonly rules: readonly string[] }>> = {
  'huaian-3-event-cost': {
    clause: '二（三）',
    who: '招聘活动组织单位，统一列支',
    rules: [
      '组织本地企业和人力资源服务机构赴市外（省内市外、省外）参加现场招聘，每场每家按标准为上限据实列支。',
      '可列支交通、食宿、展位、宣传费用；其他费用须登记批准文号。由参会单位自行支付的费用不列支。',
      '直接费用计入该单位，公共费用由全部到会单位均摊，余下的分按名册顺序各承担一分。',
      '逐家比较费用与标准，取较低者；单位之间不调剂。未到会、线上参会、非本地单位和事业单位不计入。',
      '费用应发生在活动期间及前后 2 日在途时间之内，之外的须说明。',
    ],
  },
  'jiangmen-6-event-cost': {
    clause: '三（六）',
    who: '经营性人力资源服务机构',
    rules: [
      '与人社部门签有合作协议的经营性人力资源服务机构，组织不少于 10 家辖区企业赴市外开展劳务对接、赴外招聘、校园宣讲，按场次给予定额补贴。',
      '同一场活动已享受同类补贴的，不再享受。',
    ],
  },
};

/** 政策库: which programs there are, how this center applies them, and what they say. */
export function PoliciesPage() {
  const status = useQuery(orpc.centers.status.queryOptions());
  return (
    <Page title="政策库" actions={<Button href="#/settings">设置政策方案</Button>}>
      <Loaded query={status}>
        {({ schemes }) =>
          EVENT_COST_PROGRAMS.map((program) => (
            <Program key={program} program={program} scheme={schemes.find((scheme) => scheme.program === program)} />
          ))
        }
      </Loaded>
    </Page>
  );
}

function Program({ program, scheme }: { readonly program: EventCostProgram; readonly scheme: Scheme | undefined }) {
  const { clause, who, rules } = RULES[program];
  const standard = standardScheme(program, 'ceiling');
  const per = program === 'huaian-3-event-cost' ? '元/场/家' : '元/场';
  return (
    <section className="sheet">
      <h2>
        {PROGRAM_NAMES[program]} {scheme?.enabled ? <Tag color="green">已启用</Tag> : <Tag>未启用</Tag>}
      </h2>
      <Descriptions
        size="small"
        column={3}
        items={[
          { label: '条款', children: clause },
          { label: '对象', children: who },
          {
            label: '文件标准',
            children: `省内 ${formatYuan(standard.inProvinceRate)}、省外 ${formatYuan(standard.outOfProvinceRate)} ${per}`,
          },
          ...(scheme
            ? [
                { label: '核定方式', children: SCHEME_MODE_NAMES[scheme.mode] },
                {
                  label: '本单位标准',
                  children: `省内 ${formatYuan(scheme.inProvinceRate)}、省外 ${formatYuan(scheme.outOfProvinceRate)} ${per}`,
                },
                { label: '文号', children: scheme.documentNumber },
                { label: '施行期', children: `${scheme.effectiveFrom} 至 ${scheme.effectiveTo ?? '长期'}` },
              ]
            : []),
        ]}
      />
      <ol style={{ margin: '8px 0 0', paddingInlineStart: 20 }}>
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
    </section>
  );
}
