import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { fairDetails } from '#shared/contract/fairs.ts';
import { FAIR_FORMATS, FAIR_KINDS, ORGANIZER_KINDS } from '#shared/domain/fairs/fair.ts';
import { stationFeeSentence, stationsOfOrganizer } from '#shared/domain/stations/station.ts';
import { FAIR_FORMAT_NAMES, FAIR_KIND_NAMES, ORGANIZER_KIND_NAMES } from '#shared/domain/words/names.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { DateField } from '../../components/date-field.tsx';
import { DivisionField } from '../../components/division-field.tsx';
import { ZoneTag } from '../../components/status-tag.tsx';
import { optionsOf } from '../../lib/options.ts';
import { orpc } from '../../lib/orpc.ts';

export type FairValues = Partial<z.input<typeof fairDetails>>;

/** The registration of a fair in the order of the filing form; the zone and its reason show while one types. */
export function FairForm({
  initial,
  draft,
  submit,
  running,
  error,
  onSubmit,
  onCancel,
}: {
  readonly initial: FairValues;
  readonly draft?: string;
  readonly submit: string;
  readonly running: boolean;
  readonly error: unknown;
  readonly onSubmit: (details: z.output<typeof fairDetails>) => void;
  readonly onCancel: () => void;
}) {
  const [form] = Form.useForm();
  const [values, setValues] = useState<FairValues>(initial);
  const tours = useQuery(orpc.fairs.tours.queryOptions());
  const choices = useQuery(orpc.stations.choices.queryOptions());
  // At a station its fairs are its own; the center chooses, and a closed station stays where it was chosen.
  const stations = choices.data?.here ? [] : (choices.data?.stations ?? []).filter((one) => !one.closed || one.id === initial.stationId);
  const operated = stationsOfOrganizer(
    { organizerName: values.organizerName ?? '', venueDivision: values.venueDivision },
    choices.data?.stations ?? [],
  );
  const format = values.format ?? 'onsite';
  const zone = useQuery(
    orpc.fairs.zonePreview.queryOptions({
      input: { format, ...(values.venueDivision === undefined ? {} : { venueDivision: values.venueDivision }) },
      placeholderData: (before) => before,
    }),
  );
  const isOnline = format === 'online';
  const span = (columns: number) => ({ style: { gridColumn: `span ${columns}` } });
  return (
    <CommandForm
      form={form}
      schema={fairDetails}
      initial={initial}
      submit={submit}
      running={running}
      error={error}
      {...(draft === undefined ? {} : { draft })}
      messages={{ startsOn: '请填写开始日期', endsOn: '请填写结束日期', kind: '请选择类型' }}
      onValues={setValues}
      onSubmit={onSubmit}
      onCancel={onCancel}
    >
      <div className="form-grid">
        <Form.Item name="title" label="活动名称" required {...span(12)}>
          <Input autoFocus maxLength={80} />
        </Form.Item>
        <Form.Item name="kind" label="类型" required {...span(4)}>
          <Select options={optionsOf(FAIR_KINDS, FAIR_KIND_NAMES)} />
        </Form.Item>
        <Form.Item name="format" label="举办形式" required {...span(4)}>
          <Select options={optionsOf(FAIR_FORMATS, FAIR_FORMAT_NAMES)} />
        </Form.Item>
        <Form.Item name="theme" label="专项活动" {...span(4)}>
          <Input maxLength={80} placeholder="如：春风行动" />
        </Form.Item>
        <Form.Item name="startsOn" label="开始日期" required {...span(4)}>
          <DateField />
        </Form.Item>
        <Form.Item name="endsOn" label="结束日期" required {...span(4)}>
          <DateField />
        </Form.Item>
        <Form.Item name="tourId" label="所属巡回" {...span(4)}>
          <Select allowClear placeholder="不属于巡回" options={(tours.data ?? []).map((tour) => ({ value: tour.id, label: tour.name }))} />
        </Form.Item>
        {!isOnline && (
          <>
            <Form.Item
              name="venueDivision"
              label="举办地行政区划"
              {...span(6)}
              extra={
                zone.data && (
                  <span data-testid="zone-reason">
                    <ZoneTag zone={zone.data.zone} />
                    {zone.data.reason}
                  </span>
                )
              }
            >
              <DivisionField />
            </Form.Item>
            <Form.Item name="venueName" label="举办地点" {...span(6)}>
              <Input maxLength={120} placeholder="场馆名称" />
            </Form.Item>
          </>
        )}
        {stations.length > 0 && (
          <Form.Item name="stationId" label="承办站" {...span(12)} extra="由驻外站承办的，选择站点；中心直接举办的不选">
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={stations.map(({ id, code, name }) => ({ value: id as string, label: `${code} ${name}` }))}
            />
          </Form.Item>
        )}
        <Form.Item
          name="organizerName"
          label="组织单位"
          required
          {...span(6)}
          {...(operated.length > 0 ? { extra: <span className="warning-words">{stationFeeSentence(operated)}</span> } : {})}
        >
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="organizerKind" label="组织单位性质" required {...span(6)}>
          <Select options={optionsOf(ORGANIZER_KINDS, ORGANIZER_KIND_NAMES)} />
        </Form.Item>
        <Form.Item name="agreementNumber" label="合作协议编号" {...span(6)}>
          <Input maxLength={80} />
        </Form.Item>
        {zone.data?.zone === 'crossBorder' && (
          <Form.Item name="crossBorderApproval" label="港澳台及境外活动批准文号" {...span(6)}>
            <Input maxLength={80} />
          </Form.Item>
        )}
        <Form.Item name="capacity" label="报名容量" {...span(4)} extra="超出时提示，不影响报名">
          <InputNumber min={1} max={1_000_000} precision={0} suffix="人" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="note" label="备注" {...span(8)}>
          <Input maxLength={500} />
        </Form.Item>
      </div>
    </CommandForm>
  );
}
