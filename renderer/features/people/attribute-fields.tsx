import { Form, Input, Select } from 'antd';
import { EDUCATIONS, PERSON_GROUPS } from '#shared/domain/people/job-seeker.ts';
import { EDUCATION_NAMES, PERSON_GROUP_NAMES } from '#shared/domain/words/names.ts';
import { DateField } from '../../components/date-field.tsx';
import { DivisionField } from '../../components/division-field.tsx';
import { MoneyField } from '../../components/money.tsx';

const span = (columns: number) => ({ style: { gridColumn: `span ${columns}` } });

/** What is asked of a person beside name, phone and document, in the order of the paper form. */
export function AttributeFields() {
  return (
    <>
      <Form.Item name="region" label="户籍地" {...span(8)}>
        <DivisionField />
      </Form.Item>
      <Form.Item name="education" label="学历" {...span(4)}>
        <Select allowClear options={EDUCATIONS.map((value) => ({ value, label: EDUCATION_NAMES[value] }))} />
      </Form.Item>
      <Form.Item name="groups" label="人员类别" {...span(12)}>
        <Select
          mode="multiple"
          allowClear
          optionFilterProp="label"
          options={PERSON_GROUPS.map((value) => ({ value, label: PERSON_GROUP_NAMES[value] }))}
        />
      </Form.Item>
      <Form.Item name="skills" label="技能" {...span(12)}>
        <Input maxLength={200} placeholder="职业资格、技能等级、工作经历" />
      </Form.Item>
      <Form.Item name="wishedJob" label="期望岗位" {...span(4)}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="wishedWage" label="期望月薪" {...span(4)}>
        <MoneyField />
      </Form.Item>
      <Form.Item name="wishedPlace" label="期望地点" {...span(4)}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="consentOn" label="同意使用个人信息的日期" {...span(4)}>
        <DateField />
      </Form.Item>
    </>
  );
}
