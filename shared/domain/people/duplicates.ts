import type { JobSeeker } from './job-seeker.ts';

/** Why two records may be one person: 姓名、电话相同, 姓名、出生日期相同. Neither proves it, so nobody is merged for it. */
export const DUPLICATE_SIGNS = ['namePhone', 'nameBirthDate'] as const;
export type DuplicateSign = (typeof DUPLICATE_SIGNS)[number];

export function duplicateSigns(a: JobSeeker, b: JobSeeker): readonly DuplicateSign[] {
  if (a.name !== b.name) return [];
  return [
    ...(a.phone && a.phone.index === b.phone?.index ? (['namePhone'] as const) : []),
    ...(a.birthDate !== undefined && a.birthDate === b.birthDate ? (['nameBirthDate'] as const) : []),
  ];
}
