import { uuidv7 } from 'uuidv7';
import type { FairdeskClient } from '#shared/contract/index.ts';
import type { CommandId, FairId, JobSeekerId, OperatorId } from '#shared/kernel/ids.ts';
import { testCreditCode } from './credit-codes.ts';
import { testIdNumber, testPhone } from './people.ts';

const LONG_TITLE = '淮安市2026年春季民营企业服务月暨高校毕业生就业专场招聘会';
const LONG_UNIT = '淮安市清江浦区智能装备制造产业技术研究院有限责任公司第二十三分公司';
const UNITS = [LONG_UNIT, '淮安富康机械有限公司', '江苏康达食品有限公司', '淮安市第一人民医院', '苏州工业园区人力资源有限公司'];
const LONG_PERSON = '阿卜杜热合曼·买买提艾力江·依布拉音';
const PEOPLE = [LONG_PERSON, '王建国', '王建军', '王建业', '陈国庆', '李㛃', '𠮷田䶮', '赵小明', '周婷婷', '孙丽', '钱进', '吴敏'];

export interface FairDay {
  readonly fairId: FairId;
  /** Was registered twice, signed up, entered and was hired. */
  readonly personId: JobSeekerId;
}

/** A fair of today in the city, with the stamp of its organizer for what is done at it. */
export async function givenFairOfToday(client: FairdeskClient, title: string) {
  const { operators, today } = await client.centers.status();
  const stamp = () => ({ id: uuidv7() as CommandId, operatorId: operators[0]?.id as OperatorId });
  const { id: fairId } = await client.fairs.create({
    command: stamp(),
    details: {
      title,
      kind: 'market',
      format: 'onsite',
      startsOn: today,
      endsOn: today,
      venueName: '市人力资源市场',
      venueDivision: '320812',
      organizerName: '淮安市公共就业服务中心',
      organizerKind: 'publicCenter',
    },
  });
  return { fairId, today, stamp };
}

/** A fair of today at work: units with booths, jobs and arrivals, people signed up and scanned with every verdict, one of them hired. */
export async function givenFairDay(client: FairdeskClient): Promise<FairDay> {
  const { fairId, today, stamp } = await givenFairOfToday(client, LONG_TITLE);
  for (const [n, name] of UNITS.entries()) {
    await client.roster.add({
      command: stamp(),
      fairId,
      creditCode: testCreditCode(700 + n),
      name,
      kind: 'enterprise',
      industry: n % 2 === 0 ? '机械制造' : '餐饮服务',
      presence: 'onsite',
      attendance: 'pending',
    });
  }
  const roster = await client.roster.list({ fairId });
  await client.booths.addArea({
    command: stamp(),
    fairId,
    description: { name: 'A区', prefix: 'A', rows: 3, perRow: 8, firstNumber: 1, numbering: 'running', industries: ['机械'] },
  });
  const { booths } = await client.booths.plan({ fairId });
  for (const [n, { participation, unit }] of roster.entries()) {
    const [booth] = booths.slice(n * 3);
    if (booth && n < 4) {
      const placements = [{ boothId: booth.id, participationId: participation.id }];
      await client.booths.place({ command: stamp(), fairId, placements });
    }
    if (n < 2) await client.arrivals.record({ command: stamp(), fairId, participationId: participation.id, staff: 2, way: 'search' });
    await client.jobs.add({
      command: stamp(),
      participationId: participation.id,
      details: {
        title: unit.name === LONG_UNIT ? '数控车床操作工（夜班，限男性，35 岁以下，须住厂）' : '普工',
        headcount: 20,
        wageFrom: 450_000,
        wageTo: 800_000,
        education: 'vocational',
        place: '淮安经济技术开发区深圳路 1 号',
        sexLimit: n === 0 ? '限男性' : undefined,
      },
    });
  }
  const entries = [];
  for (const [n, name] of PEOPLE.entries()) {
    const person = { name, documentKind: 'residentId', documentNumber: testIdNumber(n), phone: testPhone(n) } as const;
    const groups = n === 0 ? (['graduate', 'ruralWorker', 'veteran', 'disabled'] as const) : (['graduate'] as const);
    const { entry } = await client.signups.signUp({
      command: stamp(),
      fairId,
      person: { ...person, education: 'college', groups: [...groups], wishedJob: '数控车床操作工、电工、仓库管理员' },
    });
    entries.push(entry);
  }
  const scan = (text: string) => client.desk.scan({ command: stamp(), fairId, desk: '南门签到台', text });
  for (const { signup } of entries.slice(0, 8)) await scan(`FT1:${signup.ticketCode}`);
  for (const text of [`FT1:${entries[1]?.signup.ticketCode}`, testIdNumber(77), 'https://u.wechat.com/EAbCdEf', '110105194912310021']) {
    await scan(text);
  }
  const [first] = entries;
  if (!first) throw new Error('Nobody signed up');
  const personId = first.person.id as JobSeekerId;
  await client.jobSeekers.register({
    command: stamp(),
    details: { documentKind: 'passport', documentNumber: 'E12345678', name: LONG_PERSON, birthDate: '1990-01-01', wishedPlace: '苏州' },
  });
  const [unit] = roster;
  if (!unit) throw new Error('No unit takes part');
  const placement = { jobSeekerId: personId, unitId: unit.unit.id, fairId, jobTitle: '数控车床操作工' };
  const { placement: begun } = await client.outcomes.begin({ command: stamp(), placement, fact: { kind: 'intention', on: today } });
  await client.outcomes.record({ command: stamp(), placementId: begun.id, fact: { kind: 'hired', on: today }, seen: '已看录用通知书' });
  return { fairId, personId };
}
