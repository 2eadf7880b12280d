const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function spreadsheetFile(name: string, bytes: Uint8Array): File {
  return new File([Buffer.from(bytes)], `${name}.xlsx`, { type: XLSX });
}
