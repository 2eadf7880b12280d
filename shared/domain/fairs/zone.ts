/** 地域类别: where a fair lies, seen from the organizing center's home city (dossier 2.3). */
export const ZONES = ['inCity', 'inProvince', 'outOfProvince', 'online', 'crossBorder', 'unresolved'] as const;
export type Zone = (typeof ZONES)[number];
