/** Why a PDF gives no answer; keys of `unreadableReasons`. */
export type PdfProblem = 'pdf-encrypted' | 'damaged' | 'pdf-without-xml';

export type Refused = { readonly problem: PdfProblem; readonly detail: string };

/** What is asked of a PDF: the e-invoice that it carries, or how many pages it has and whether one can be drawn. */
export type PdfQuestion = { readonly kind: 'attachment' } | { readonly kind: 'page'; readonly page: number };

export type PdfAnswers = {
  readonly attachment: Refused | { readonly xml: Uint8Array };
  readonly page: Refused | { readonly pages: number };
};

/** What the thread that reads PDFs is sent. */
export type PdfRequest = { readonly data: Uint8Array; readonly question: PdfQuestion };
