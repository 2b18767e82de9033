/**
 * The regions of the program and the countries of each, as ISO 3166-1 alpha-2 codes (and XK, Kosovo). A partner serves the customers
 * of its own region and no others; EEA, EFTA and the UK are one, EUROPE. Facts of the program's public lists of October 2023;
 * gaps: docs/adr/0114.
 */
export const REGION_COUNTRIES = {
  AFRICA: [
    'AO', 'BF', 'BI', 'BJ', 'BW', 'CD', 'CF', 'CG', 'CI', 'CM', 'CV', 'DJ', 'ER', 'ET', 'GA', 'GH', 'GM', 'GN', 'GQ', 'GW', 'KE',
    'KM', 'LR', 'MG', 'ML', 'MU', 'MW', 'NA', 'NC', 'NE', 'NG', 'PF', 'RE', 'RW', 'SC', 'SH', 'SL', 'SN', 'SO', 'SS', 'ST', 'TD',
    'TG', 'TZ', 'UG', 'YT', 'ZM',
  ],
  ASIA_PACIFIC: ['BD', 'BN', 'BT', 'HK', 'ID', 'KH', 'LA', 'LK', 'MM', 'MO', 'MV', 'MY', 'NP', 'PH', 'SG', 'TH', 'TL', 'VN'],
  AUSTRALIA: [
    'AU', 'CC', 'CK', 'CX', 'FJ', 'FM', 'HM', 'KI', 'MH', 'NF', 'NR', 'NU', 'PG', 'PN', 'PW', 'SB', 'TF', 'TK', 'TO', 'TV', 'WF',
  ],
  BRAZIL: ['BR'],
  CANADA: ['CA', 'PM'],
  CHINA: ['CN'],
  EUROPE: [
    'AD', 'AT', 'AX', 'BE', 'BG', 'BV', 'CH', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FO', 'FR', 'GB', 'GG', 'GI', 'GL', 'GR',
    'HR', 'HU', 'IE', 'IM', 'IS', 'IT', 'JE', 'LI', 'LT', 'LU', 'LV', 'MC', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SJ',
    'SK', 'SM', 'VA',
  ],
  INDIA: ['IN'],
  JAPAN: ['JP'],
  KOREA: ['KR'],
  LATIN_AMERICA_AND_CARIBBEAN: [
    'AG', 'AI', 'AQ', 'AR', 'AW', 'BB', 'BL', 'BM', 'BO', 'BQ', 'BS', 'BZ', 'CL', 'CO', 'CR', 'CW', 'DM', 'DO', 'EC', 'FK', 'GD',
    'GF', 'GP', 'GS', 'GT', 'GY', 'HN', 'HT', 'JM', 'KN', 'KY', 'LC', 'MF', 'MQ', 'MS', 'MX', 'NI', 'PA', 'PE', 'PR', 'PY', 'SR',
    'SV', 'SX', 'TC', 'TT', 'UY', 'VC', 'VE', 'VG', 'VI',
  ],
  MIDDLE_EAST_AND_EASTERN_EUROPE: [
    'AE', 'AF', 'AL', 'AM', 'AZ', 'BA', 'BH', 'BY', 'DZ', 'EG', 'GE', 'IL', 'IO', 'IQ', 'JO', 'KG', 'KW', 'KZ', 'LB', 'LS', 'LY',
    'MA', 'MD', 'ME', 'MK', 'MN', 'MR', 'MZ', 'OM', 'PK', 'PS', 'QA', 'RS', 'RU', 'SA', 'SZ', 'TJ', 'TM', 'TN', 'TR', 'UA', 'UZ',
    'XK', 'YE', 'ZA', 'ZW',
  ],
  NEW_ZEALAND: ['NZ', 'VU', 'WS'],
  TAIWAN: ['TW'],
  UNITED_STATES: ['AS', 'GU', 'MP', 'UM', 'US'],
} as const;

/** In which languages beside en-US the agreement is published, and for which countries. */
export const LANGUAGE_COUNTRIES = {
  'ar-SA': ['AE', 'BH', 'EG', 'IQ', 'JO', 'KW', 'LB', 'LY', 'OM', 'QA', 'YE'],
  'bg-BG': ['BG'],
  'cs-CZ': ['CZ'],
  'da-DK': ['DK'],
  'de-DE': ['AT', 'DE', 'LI'],
  'el-GR': ['GR'],
  'es-ES': ['AR', 'BO', 'BZ', 'CL', 'CO', 'CR', 'DO', 'ES', 'GT', 'HN', 'MX', 'NI', 'PA', 'PE', 'PY', 'SV', 'UY', 'VE'],
  'et-EE': ['EE'],
  'fi-FI': ['FI'],
  'fr-FR': ['CA', 'CH', 'CI', 'CM', 'DZ', 'FR', 'GF', 'LU', 'MA', 'MC', 'RW', 'SN', 'ST', 'TN'],
  'he-IL': ['IL'],
  'hi-IN': ['IN'],
  'hr-HR': ['HR'],
  'hu-HU': ['HU'],
  'id-ID': ['ID'],
  'it-IT': ['IT'],
  'ja-JP': ['JP'],
  'kk-KZ': ['KZ'],
  'ko-KR': ['KR'],
  'lt-LT': ['LT'],
  'lv-LV': ['LV'],
  'ms-MY': ['MY'],
  'nb-NO': ['NO'],
  'nl-NL': ['BE', 'NL'],
  'pl-PL': ['PL'],
  'pt-BR': ['BR'],
  'pt-PT': ['AO', 'CV', 'PT'],
  'ro-RO': ['MD', 'RO'],
  'ru-RU': ['BY', 'KG', 'RU', 'UZ'],
  'sk-SK': ['SK'],
  'sl-SI': ['SI'],
  'sr-Latn-RS': ['RS'],
  'sv-SE': ['SE'],
  'th-TH': ['TH'],
  'tr-TR': ['TR'],
  'uk-UA': ['UA'],
  'vi-VN': ['VN'],
  'zh-HK': ['HK', 'MO', 'TW'],
  'zh-SG': ['SG'],
} as const;

/** Countries of the program for which no agreement is published, not even in en-US. */
export const COUNTRIES_WITHOUT_AGREEMENT = ['CN'] as const;

/** Countries whose companies have a registration number, and a phone number, that must be given; elsewhere a number is refused. */
export const REGISTRATION_NUMBER_COUNTRIES = [
  'AE', 'AM', 'AZ', 'BR', 'BY', 'HU', 'IN', 'IQ', 'KG', 'KZ', 'MD', 'MM', 'PL', 'RU', 'SA', 'SS', 'TH', 'TJ', 'TR', 'UA', 'UZ', 'VE',
  'VN', 'ZA',
] as const;
