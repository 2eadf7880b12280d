import { useQuery } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { PROGRAM_NAMES } from '#shared/domain/words/names.ts';
import { Loaded } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { NoShowRuleForm } from '../../features/arrivals/no-show-rule-form.tsx';
import { Backups } from '../../features/backups/backups.tsx';
import { CenterForm } from '../../features/centers/center-form.tsx';
import { Operators } from '../../features/centers/operators.tsx';
import { RecoveryCode } from '../../features/centers/recovery-code.tsx';
import { Schemes } from '../../features/centers/schemes.tsx';
import { DeskNetwork } from '../../features/desks/desk-network.tsx';
import { MinimumWage } from '../../features/jobs/minimum-wage.tsx';
import { DeadlineSettings } from '../../features/statistics/deadline-settings.tsx';
import { useIsStation } from '../../lib/exchange-role.ts';
import { orpc } from '../../lib/orpc.ts';
import { useTextSize } from '../appearance.tsx';
import type { TextSize } from '../theme.ts';

const SIZES: readonly { readonly value: TextSize; readonly label: string }[] = [
  { value: 'standard', label: '标准' },
  { value: 'large', label: '大' },
  { value: 'largest', label: '特大' },
];

/** 设置: the center, its schemes, who works here, the safety of the data, the size of text. */
export function SettingsPage() {
  const status = useQuery(orpc.centers.status.queryOptions());
  const [size, setSize] = useTextSize();
  const isStation = useIsStation();
  return (
    <Page title="设置" actions={<Button href="#/audit">操作日志</Button>}>
      <Loaded query={status}>
        {({ center, operators, schemes, dataFolder, today }) => (
          <div className="settings">
            {center && (
              <section className="sheet">
                <h2>本单位</h2>
                {isStation ? <KeptByCenter words={center.name} /> : <CenterForm center={center} />}
              </section>
            )}
            <section className="sheet">
              <h2>经办人</h2>
              {isStation ? (
                <KeptByCenter
                  words={operators
                    .filter(({ active }) => active)
                    .map(({ name }) => name)
                    .join('、')}
                />
              ) : (
                <Operators operators={operators} />
              )}
            </section>
            <section className="sheet">
              <h2>岗位审查</h2>
              <MinimumWage />
            </section>
            <section className="sheet">
              <h2>未到会规定</h2>
              <NoShowRuleForm />
            </section>
            <section className="sheet">
              <h2>期限提醒</h2>
              <DeadlineSettings />
            </section>
            <section className="sheet">
              <h2>签到台联网</h2>
              <DeskNetwork operators={operators} today={today} />
            </section>
            <section className="sheet">
              <h2>显示</h2>
              <div style={{ marginBottom: 4 }}>文字大小</div>
              <Radio.Group
                optionType="button"
                options={[...SIZES]}
                value={size}
                onChange={(event) => setSize(event.target.value as TextSize)}
              />
            </section>
            <section className="sheet">
              <h2>政策方案</h2>
              {isStation ? (
                <KeptByCenter
                  words={schemes
                    .filter(({ enabled }) => enabled)
                    .map(({ program, documentNumber }) => `${PROGRAM_NAMES[program]}（${documentNumber}）`)
                    .join('、')}
                />
              ) : (
                <Schemes schemes={schemes} today={today} />
              )}
            </section>
            <section className="sheet">
              <h2>备份与恢复</h2>
              <Backups />
            </section>
            <section className="sheet">
              <h2>数据安全</h2>
              <RecoveryCode dataFolder={dataFolder} />
            </section>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

/** What a station's copy shows and the center alone changes. */
function KeptByCenter({ words }: { readonly words: string }) {
  return (
    <>
      <p style={{ margin: 0 }}>{words === '' ? '无' : words}</p>
      <p className="muted" style={{ margin: '4px 0 0' }}>
        由中心维护，需要变更的请与中心联系，随回执更新。
      </p>
    </>
  );
}
