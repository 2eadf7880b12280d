import type { BusinessTable } from '#db/schema/schema.ts';

/**
 * 数据流: numbers run per (node, stream), because a package to a station carries only some of them.
 * org goes to all, desk and money between a station and the center, local never leaves the machine; what was taken from the center above
 * is written into above, and so is not sent up again.
 */
export type Stream = 'org' | 'desk' | 'money' | 'local' | 'above';

/** What goes up to the center. */
export const UPWARD: readonly Stream[] = ['org', 'desk', 'money'];

export const STREAM_OF: Readonly<Record<BusinessTable, Stream>> = {
  node: 'org',
  center: 'org',
  operator: 'org',
  scheme: 'org',
  station: 'org',
  tour: 'org',
  fair: 'org',
  unit: 'org',
  participation: 'desk',
  import_batch: 'desk',
  job_seeker: 'desk',
  job_seeker_observation: 'desk',
  person_merge: 'desk',
  signup: 'desk',
  scan: 'desk',
  job: 'desk',
  job_version: 'desk',
  placement: 'desk',
  outcome_step: 'desk',
  disclosure: 'desk',
  booth_area: 'desk',
  booth: 'desk',
  arrival: 'desk',
  unit_feedback: 'desk',
  fair_observation: 'desk',
  statistics_report: 'desk',
  paper_sheet: 'desk',
  paper_batch: 'desk',
  paper_entry: 'desk',
  card_print: 'desk',
  delivery: 'desk',
  delivery_person: 'desk',
  station_activity: 'desk',
  attachment: 'money',
  voucher: 'money',
  cost_item: 'money',
  voucher_attachment: 'money',
  settlement: 'money',
  print_record: 'money',
  counter: 'local',
  setting: 'local',
  column_mapping: 'local',
  desk: 'local',
  pairing_attempt: 'local',
  exchange_peer: 'local',
  package_out: 'local',
  package_in: 'local',
  package_note: 'local',
  received_stream: 'local',
  conflict: 'local',
  held_op: 'local',
  extra_field: 'local',
};

export const BUSINESS_TABLES = Object.keys(STREAM_OF) as readonly BusinessTable[];
