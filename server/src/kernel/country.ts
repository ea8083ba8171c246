// A country is its ISO 3166-1 alpha-2 code. People, shops and files write it in many ways.

/**
 * The ISO 3166-1 alpha-2 code of a country as written by anybody: its code of two or three letters, its English name,
 * or one of the other names in use, whatever the case, accents, "the" and "and". Null when the text names no country.
 */
export function countryCodeOf(text: string): string | null {
  names ??= namesOfAll();
  return codes.get(text.trim().toUpperCase()) ?? names.get(bare(text)) ?? null;
}

/** As the code where the text names a country, else as given: what somebody wrote is never lost. */
export const asCountryCode = (text: string): string => countryCodeOf(text) ?? text;

let names: ReadonlyMap<string, string> | undefined;

function namesOfAll(): Map<string, string> {
  const long = new Intl.DisplayNames('en', { type: 'region' });
  const short = new Intl.DisplayNames('en', { type: 'region', style: 'short' });
  return new Map(
    countryCodes.flatMap((code) =>
      [long.of(code), short.of(code), ...(otherNames[code]?.split(';') ?? [])].map((name = code): [string, string] => [
        bare(name),
        code,
      ]),
    ),
  );
}

/** "Bahamas, The" and "the bahamas" are one text, as are "St. Kitts & Nevis" and "Saint Kitts and Nevis". */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}.'’]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'the' && word !== 'and')
    .map((word) => (word === 'saint' ? 'st' : word))
    .join(' ');

/**
 * ISO 3166-1 alpha-2 and alpha-3. Kosovo has the codes everybody uses for it, though ISO only leaves them to users;
 * unions (EU, UN) and placeholders (ZZ) are no countries.
 */
const pairs = `
  AD:AND AE:ARE AF:AFG AG:ATG AI:AIA AL:ALB AM:ARM AO:AGO AQ:ATA AR:ARG AS:ASM AT:AUT AU:AUS AW:ABW AX:ALA AZ:AZE
  BA:BIH BB:BRB BD:BGD BE:BEL BF:BFA BG:BGR BH:BHR BI:BDI BJ:BEN BL:BLM BM:BMU BN:BRN BO:BOL BQ:BES BR:BRA BS:BHS
  BT:BTN BV:BVT BW:BWA BY:BLR BZ:BLZ CA:CAN CC:CCK CD:COD CF:CAF CG:COG CH:CHE CI:CIV CK:COK CL:CHL CM:CMR CN:CHN
  CO:COL CR:CRI CU:CUB CV:CPV CW:CUW CX:CXR CY:CYP CZ:CZE DE:DEU DJ:DJI DK:DNK DM:DMA DO:DOM DZ:DZA EC:ECU EE:EST
  EG:EGY EH:ESH ER:ERI ES:ESP ET:ETH FI:FIN FJ:FJI FK:FLK FM:FSM FO:FRO FR:FRA GA:GAB GB:GBR GD:GRD GE:GEO GF:GUF
  GG:GGY GH:GHA GI:GIB GL:GRL GM:GMB GN:GIN GP:GLP GQ:GNQ GR:GRC GS:SGS GT:GTM GU:GUM GW:GNB GY:GUY HK:HKG HM:HMD
  HN:HND HR:HRV HT:HTI HU:HUN ID:IDN IE:IRL IL:ISR IM:IMN IN:IND IO:IOT IQ:IRQ IR:IRN IS:ISL IT:ITA JE:JEY JM:JAM
  JO:JOR JP:JPN KE:KEN KG:KGZ KH:KHM KI:KIR KM:COM KN:KNA KP:PRK KR:KOR KW:KWT KY:CYM KZ:KAZ LA:LAO LB:LBN LC:LCA
  LI:LIE LK:LKA LR:LBR LS:LSO LT:LTU LU:LUX LV:LVA LY:LBY MA:MAR MC:MCO MD:MDA ME:MNE MF:MAF MG:MDG MH:MHL MK:MKD
  ML:MLI MM:MMR MN:MNG MO:MAC MP:MNP MQ:MTQ MR:MRT MS:MSR MT:MLT MU:MUS MV:MDV MW:MWI MX:MEX MY:MYS MZ:MOZ NA:NAM
  NC:NCL NE:NER NF:NFK NG:NGA NI:NIC NL:NLD NO:NOR NP:NPL NR:NRU NU:NIU NZ:NZL OM:OMN PA:PAN PE:PER PF:PYF PG:PNG
  PH:PHL PK:PAK PL:POL PM:SPM PN:PCN PR:PRI PS:PSE PT:PRT PW:PLW PY:PRY QA:QAT RE:REU RO:ROU RS:SRB RU:RUS RW:RWA
  SA:SAU SB:SLB SC:SYC SD:SDN SE:SWE SG:SGP SH:SHN SI:SVN SJ:SJM SK:SVK SL:SLE SM:SMR SN:SEN SO:SOM SR:SUR SS:SSD
  ST:STP SV:SLV SX:SXM SY:SYR SZ:SWZ TC:TCA TD:TCD TF:ATF TG:TGO TH:THA TJ:TJK TK:TKL TL:TLS TM:TKM TN:TUN TO:TON
  TR:TUR TT:TTO TV:TUV TW:TWN TZ:TZA UA:UKR UG:UGA UM:UMI US:USA UY:URY UZ:UZB VA:VAT VC:VCT VE:VEN VG:VGB VI:VIR
  VN:VNM VU:VUT WF:WLF WS:WSM XK:XKX YE:YEM YT:MYT ZA:ZAF ZM:ZMB ZW:ZWE
`
  .trim()
  .split(/\s+/)
  .map((pair) => ({ alpha2: pair.slice(0, 2), alpha3: pair.slice(3) }));

export const countryCodes: readonly string[] = pairs.map(({ alpha2 }) => alpha2);

const codes: ReadonlyMap<string, string> = new Map(
  pairs.flatMap(({ alpha2, alpha3 }): [string, string][] => [
    [alpha2, alpha2],
    [alpha3, alpha2],
  ]),
);

/** What shops, payment services and older lists call a country, where it is not the name CLDR gives it in English. */
const otherNames: Record<string, string> = {
  AE: 'UAE; Emirates',
  BA: 'Bosnia',
  BN: 'Brunei Darussalam',
  BO: 'Bolivia, Plurinational State of',
  BQ: 'Bonaire, Sint Eustatius and Saba',
  CD: 'Democratic Republic of the Congo; Congo, The Democratic Republic of the; DR Congo; DRC',
  CG: 'Congo; Republic of the Congo',
  CI: 'Ivory Coast',
  CN: "PRC; People's Republic of China; Mainland China",
  CV: 'Cabo Verde',
  CZ: 'Czech Republic',
  FK: 'Falkland Islands (Malvinas)',
  FM: 'Micronesia, Federated States of; Federated States of Micronesia',
  GB: 'U.K.; Great Britain; Britain; England; Scotland; Wales; Northern Ireland; United Kingdom (UK)',
  GR: 'EL',
  HK: 'Hong Kong',
  HM: 'Heard Island and McDonald Islands',
  IE: 'EIRE; Republic of Ireland; Ireland, Republic of',
  IR: 'Iran, Islamic Republic of; Islamic Republic of Iran',
  KP: "Korea, Democratic People's Republic of; Democratic People's Republic of Korea; DPRK",
  KR: 'Korea; Korea, Republic of; Republic of Korea',
  LA: "Lao People's Democratic Republic",
  MD: 'Moldova, Republic of; Republic of Moldova',
  MF: 'Saint Martin (French part)',
  MK: 'Macedonia; Macedonia, the former Yugoslav Republic of; Republic of North Macedonia',
  MM: 'Myanmar; Burma',
  MO: 'Macao; Macau; Macau SAR China',
  NL: 'Holland',
  PN: 'Pitcairn',
  PS: 'Palestine; Palestine, State of; State of Palestine; Palestinian Territory, Occupied',
  RU: 'Russian Federation',
  SA: 'KSA; Kingdom of Saudi Arabia',
  SH: 'Saint Helena, Ascension and Tristan da Cunha',
  SK: 'Slovak Republic',
  SX: 'Sint Maarten (Dutch part)',
  SY: 'Syrian Arab Republic',
  SZ: 'Swaziland',
  TL: 'East Timor',
  TR: 'Turkey; Türkiye; Republic of Türkiye',
  TW: 'Taiwan, Province of China',
  TZ: 'Tanzania, United Republic of; United Republic of Tanzania',
  UM: 'United States Minor Outlying Islands',
  US: 'U.S.A.; United States of America; United States (US)',
  VA: 'Vatican; Holy See; Holy See (Vatican City State)',
  VE: 'Venezuela, Bolivarian Republic of; Bolivarian Republic of Venezuela',
  VG: 'Virgin Islands, British',
  VI: 'Virgin Islands, U.S.; United States Virgin Islands',
  VN: 'Viet Nam',
  ZA: 'RSA; Republic of South Africa',
};
