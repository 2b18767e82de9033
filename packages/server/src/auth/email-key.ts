/** An address as it is compared: NFKC, lower case, without the spaces that pasting leaves. */
export const emailKeyOf = (email: string): string => email.normalize('NFKC').trim().toLowerCase();
