import type { SignupImportOutcome } from '#shared/contract/signup-import.ts';
import { withCheckCharacter } from '#shared/domain/people/identity-document.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import type { TestBackend } from './backend.ts';
import { importAll, type RosterCells, xlsxFile } from './rosters.ts';

export const SIGNUP_HEADER = ['姓名', '身份证号', '手机号', '学历', '人员类别'];

/** A valid 居民身份证号码 of somebody born on 1990-05-06; the same for the same number, odd ones are men. */
export function testResidentId(n: number): string {
  return withCheckCharacter(`${320_801 + Math.floor(n / 1000)}19900506${String(n % 1000).padStart(3, '0')}`);
}

/** A good row under `SIGNUP_HEADER`. */
export function goodSignup(n: number): RosterCells {
  return [`求职${n}号`, testResidentId(n), `138${String(n).padStart(8, '0')}`, '大专', '高校毕业生、退役军人'];
}

export async function signupFile(rows: readonly RosterCells[], header: RosterCells = SIGNUP_HEADER): Promise<File> {
  return xlsxFile([header, ...rows], '报名.xlsx');
}

/** Reads the file and puts in what is good. */
export async function importSignups(backend: TestBackend, fairId: FairId, file: File): Promise<SignupImportOutcome> {
  const { uploadId, mapping } = await backend.client.signupImport.readFile({ fairId, file });
  return importAll(await backend.client.signupImport.commit({ command: backend.stamp(), fairId, uploadId, mapping }));
}
