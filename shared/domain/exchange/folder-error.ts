/** Why the exchange folder cannot be reached or used. Nothing half-written was left. */
export type FolderError =
  | { readonly type: 'FolderNotSet' }
  | { readonly type: 'FolderAddressInvalid'; readonly why: 'notHttps' | 'withLogin' | 'notAbsolute' | 'unreadable' }
  /** The name of a login would be cut in two by its colon. */
  | { readonly type: 'FolderLoginInvalid' }
  | { readonly type: 'FolderMissing'; readonly place: string }
  | { readonly type: 'FolderNotPermitted'; readonly place: string }
  | { readonly type: 'FolderFull'; readonly place: string }
  | { readonly type: 'FolderUnreachable'; readonly host: string; readonly code: string }
  | { readonly type: 'FolderLoginRefused'; readonly host: string }
  /** SHA-256 of the certificate, 64 hex digits. Nothing was sent to the server. */
  | { readonly type: 'FolderCertificateUnknown'; readonly host: string; readonly fingerprint: string }
  | { readonly type: 'FolderCertificateChanged'; readonly host: string; readonly fingerprint: string; readonly pinned: string }
  | { readonly type: 'FolderRedirected'; readonly host: string; readonly to: string }
  | { readonly type: 'FolderAnswerInvalid'; readonly host: string; readonly status: number }
  | { readonly type: 'FolderListTooLarge'; readonly place: string }
  | { readonly type: 'FolderFileTooLarge'; readonly name: string }
  /** Not there any more, or another one since it was listed. */
  | { readonly type: 'FolderFileGone'; readonly name: string }
  | { readonly type: 'FolderTransferCut'; readonly name: string }
  | { readonly type: 'FolderNameTaken'; readonly name: string };
