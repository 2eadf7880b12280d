export interface UnitFeedbackTable {
  id: string;
  participation_id: string;
  resumes_higher: number;
  resumes_lower: number;
  graduate_resumes: number;
  intentions_doctor: number;
  intentions_master: number;
  intentions_bachelor: number;
  intentions_college: number;
  intentions_secondary: number;
  intentions_male: number;
  intentions_female: number;
  graduate_intentions: number;
  interviews: number;
  graduate_interviews: number;
  hires: number;
  graduate_hires: number;
  note: string | null;
  entered_by: string;
  entered_at: string;
}

export interface FairObservationTable {
  id: string;
  fair_id: string;
  kind: string;
  value: number;
  graduates: number | null;
  source: string;
  entered_by: string;
  entered_at: string;
}

export interface StatisticsReportTable {
  id: string;
  fair_id: string;
  version: number;
  /** JSON, byte for byte what the hash was taken over. */
  snapshot: string;
  content_hash: string;
  reported_by: string;
  reported_at: string;
}
