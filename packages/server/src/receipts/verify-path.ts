/** Where receipts say that they can be checked: a page of both sites, for anyone. Short, for it is typed from paper. */
export const VERIFY_PATH = '/verify';
