export interface CenterTable {
  id: string;
  name: string;
  home_division: string;
  sample: number;
}

export interface OperatorTable {
  id: string;
  name: string;
  active: number;
}

export interface SchemeTable {
  id: string;
  program: string;
  mode: string;
  in_province_rate: number;
  out_of_province_rate: number;
  effective_from: string;
  effective_to: string | null;
  document_number: string;
  enabled: number;
}

/** 编号: the last number given of a series, `fair:2026` or `settlement:2026`. */
export interface CounterTable {
  id: string;
  n: number;
}

/** 设置: one JSON value a key. */
export interface SettingTable {
  id: string;
  value: string;
}
