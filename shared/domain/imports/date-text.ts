import { addDays, type CalendarDate, calendarDate, parseCalendarDate } from '#shared/kernel/calendar-date.ts';

const SPELLED = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: \d{1,2}:\d{2}(?::\d{2})?)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * Reads a day as it is written in sheets: 1990-03-05, 1990/3/5, 1990.3.5, 1990年3月5日, 19900305, with a time of day behind it or without.
 *
 * @returns undefined when it is no day that exists; neither a year of two digits nor the order of day and month is guessed
 */
export function parseDateText(text: string): CalendarDate | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/\s*([-/.年月日])\s*/g, '$1')
    .replace(/(日)(\d{1,2}:)/, '$1 $2');
  const [, year, month = '', day = ''] = SPELLED.exec(plain) ?? COMPACT.exec(plain) ?? [];
  return year === undefined ? undefined : parseCalendarDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Before the day that Excel counts as 1; it takes 1900 for a leap year, so this holds from March 1900 on. */
const SERIAL_START = calendarDate('1899-12-30');
const SERIAL_FIRST = 61;
const SERIAL_LAST = 73_050;

/** The day behind a number that Excel shows once the cell has lost its date format: 32937 is 1990-03-05. */
export function dateOfSerial(serial: number): CalendarDate | undefined {
  return serial >= SERIAL_FIRST && serial <= SERIAL_LAST ? addDays(SERIAL_START, Math.floor(serial)) : undefined;
}
