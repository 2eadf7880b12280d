import { isCrossBorder, isPlaceCode, provinceKey } from '../divisions/division-code.ts';
import type { Education } from '../people/job-seeker.ts';
import { isLocalUnit } from '../units/local-unit.ts';

/** 学历 of the official table, from the highest: doctor 博士, master 硕士, bachelor 本科, college 大专, secondary 中专及以下. */
export const EDUCATION_LEVELS = ['doctor', 'master', 'bachelor', 'college', 'secondary'] as const;
export type EducationLevel = (typeof EDUCATION_LEVELS)[number];

/** 地域 seen from the center: inCity 市内, inProvince 省内市外, outOfProvince 省外及境外. */
export const PLACES = ['inCity', 'inProvince', 'outOfProvince'] as const;
export type Place = (typeof PLACES)[number];

/** By what a table of the statistics is divided: 单位性质, 行业, 学历, 地域. */
export const PART_KINDS = ['kind', 'industry', 'education', 'place'] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** One line of such a table. The empty value is 未注明. */
export interface Part {
  readonly by: PartKind;
  readonly value: string;
}

export const UNTOLD = '';

const LEVEL_OF: Readonly<Record<Education, EducationLevel>> = {
  primary: 'secondary',
  juniorHigh: 'secondary',
  seniorHigh: 'secondary',
  vocational: 'secondary',
  college: 'college',
  bachelor: 'bachelor',
  master: 'master',
  doctor: 'doctor',
};

export function levelOf(education: Education | undefined): EducationLevel | typeof UNTOLD {
  return education === undefined ? UNTOLD : LEVEL_OF[education];
}

/** 面向高校毕业生的岗位: those that ask for 大专 or more. */
export function isGraduateJob(education: Education | undefined): boolean {
  const level = levelOf(education);
  return level !== UNTOLD && level !== 'secondary';
}

/** @returns untold while the place is unknown, or known only by the home province */
export function placeOf(code: string | undefined, home: string): Place | typeof UNTOLD {
  if (code === undefined || !isPlaceCode(code)) return UNTOLD;
  if (isCrossBorder(code) || provinceKey(code) !== provinceKey(home)) return 'outOfProvince';
  const local = isLocalUnit(code, home, 'city');
  if (local === undefined) return UNTOLD;
  return local ? 'inCity' : 'inProvince';
}
