/** The zones of a country that has several: the one where most people live, and which provinces keep another. */
export type CountryZones = {
  main: string
  /** Zone → its provinces by ISO 3166-2 code and by the names that people write, apart by commas. */
  provinces?: Record<string, string>
}

/**
 * Countries with more than one time zone, and Kosovo, which the database of zones leaves out; by
 * lower-case code.
 *
 * A province that spans two zones stands under the one where most of its people live. Sources:
 * the IANA time zone database (zone1970.tab and its comments) and ISO 3166-2.
 */
export const COUNTRY_ZONES: Readonly<Record<string, CountryZones>> = {
  aq: { main: "Antarctica/McMurdo" },
  au: {
    main: "Australia/Sydney",
    provinces: {
      "Australia/Adelaide": "SA, South Australia",
      "Australia/Brisbane": "QLD, Queensland",
      "Australia/Darwin": "NT, Northern Territory",
      "Australia/Hobart": "TAS, Tasmania",
      "Australia/Melbourne": "VIC, Victoria",
      "Australia/Perth": "WA, Western Australia",
    },
  },
  br: {
    main: "America/Sao_Paulo",
    provinces: {
      "America/Campo_Grande": "MS, Mato Grosso do Sul",
      "America/Cuiaba": "MT, Mato Grosso",
      "America/Manaus": "AM, Amazonas, RR, Roraima, RO, Rondônia",
      "America/Rio_Branco": "AC, Acre",
    },
  },
  ca: {
    main: "America/Toronto",
    provinces: {
      "America/Edmonton":
        "AB, Alberta, NT, Northwest Territories, Territoires du Nord-Ouest",
      "America/Halifax":
        "NB, New Brunswick, Nouveau-Brunswick, NS, Nova Scotia, Nouvelle-Écosse, PE, PEI, Prince Edward Island, Île-du-Prince-Édouard",
      "America/Regina": "SK, Saskatchewan",
      "America/St_Johns":
        "NL, NF, Newfoundland and Labrador, Newfoundland & Labrador, Newfoundland, Terre-Neuve-et-Labrador",
      "America/Vancouver": "BC, British Columbia, Colombie-Britannique",
      "America/Whitehorse": "YT, YK, Yukon, Yukon Territory",
      "America/Winnipeg": "MB, Manitoba",
    },
  },
  cd: { main: "Africa/Kinshasa" },
  cl: {
    main: "America/Santiago",
    provinces: {
      "America/Punta_Arenas":
        "AI, Aysén, Aisén, Aisén del General Carlos Ibáñez del Campo, MA, Magallanes, Magallanes y de la Antártica Chilena",
    },
  },
  cn: { main: "Asia/Shanghai" },
  ec: {
    main: "America/Guayaquil",
    provinces: { "Pacific/Galapagos": "W, Galápagos" },
  },
  es: {
    main: "Europe/Madrid",
    provinces: {
      "Atlantic/Canary":
        "CN, Canarias, Canary Islands, Islas Canarias, GC, Las Palmas, Gran Canaria, TF, Santa Cruz de Tenerife, Tenerife",
    },
  },
  fm: { main: "Pacific/Chuuk" },
  gl: { main: "America/Nuuk" },
  id: {
    main: "Asia/Jakarta",
    provinces: {
      "Asia/Jayapura":
        "MA, Maluku, MU, Maluku Utara, North Maluku, PA, Papua, PB, PD, Papua Barat, West Papua, Papua Barat Daya, PE, Papua Pegunungan, PS, Papua Selatan, PT, Papua Tengah",
      "Asia/Makassar":
        "BA, Bali, GO, Gorontalo, KI, Kalimantan Timur, East Kalimantan, KS, Kalimantan Selatan, South Kalimantan, KU, Kalimantan Utara, North Kalimantan, NB, Nusa Tenggara Barat, West Nusa Tenggara, NT, Nusa Tenggara Timur, East Nusa Tenggara, SA, Sulawesi Utara, North Sulawesi, SG, Sulawesi Tenggara, Southeast Sulawesi, SN, Sulawesi Selatan, South Sulawesi, SR, Sulawesi Barat, West Sulawesi, ST, Sulawesi Tengah, Central Sulawesi",
    },
  },
  ki: { main: "Pacific/Tarawa" },
  mn: { main: "Asia/Ulaanbaatar" },
  mx: {
    main: "America/Mexico_City",
    provinces: {
      "America/Cancun": "ROO, QR, Q Roo, Quintana Roo",
      "America/Hermosillo": "SON, SO, Sonora",
      "America/Mazatlan":
        "BCS, BS, Baja California Sur, NAY, NA, Nayarit, SIN, SI, Sinaloa",
      "America/Tijuana": "BCN, BC, Baja California, Baja California Norte",
    },
  },
  nz: {
    main: "Pacific/Auckland",
    provinces: { "Pacific/Chatham": "CIT, Chatham Islands, Chatham Islands Territory" },
  },
  pf: { main: "Pacific/Tahiti" },
  pg: { main: "Pacific/Port_Moresby" },
  pt: {
    main: "Europe/Lisbon",
    provinces: { "Atlantic/Azores": "20, Azores, Açores, Região Autónoma dos Açores" },
  },
  ru: {
    main: "Europe/Moscow",
    provinces: {
      "Asia/Irkutsk": "IRK, Irkutsk, BU, Buryat, Buryatia",
      "Asia/Kamchatka": "KAM, Kamchatka, CHU, Chukotka, Chukotka Okrug",
      "Asia/Krasnoyarsk":
        "AL, ALT, Altai, KEM, Kemerovo, KYA, Krasnoyarsk, NVS, Novosibirsk, TOM, Tomsk, TY, Tuva, Tyva, KK, Khakassia",
      "Asia/Magadan": "MAG, Magadan, SAK, Sakhalin",
      "Asia/Omsk": "OMS, Omsk",
      "Asia/Vladivostok":
        "KHA, Khabarovsk, PRI, Primorsky, Primorye, YEV, Jewish, Jewish Autonomous Oblast",
      "Asia/Yakutsk": "AMU, Amur, SA, Sakha, Yakutia, ZAB, Zabaykalsky, Zabaykalye",
      "Asia/Yekaterinburg":
        "BA, Bashkortostan, CHE, Chelyabinsk, KGN, Kurgan, KHM, Khanty-Mansi, ORE, Orenburg, PER, Perm, SVE, Sverdlovsk, TYU, Tyumen, YAN, Yamalo-Nenets, Yamalo-Nenets Okrug",
      "Europe/Kaliningrad": "KGD, Kaliningrad",
      "Europe/Samara":
        "AST, Astrakhan, SAM, Samara, SAR, Saratov, UD, Udmurt, Udmurtia, ULY, Ulyanovsk",
    },
  },
  ua: { main: "Europe/Kyiv" },
  um: { main: "Pacific/Wake" },
  us: {
    main: "America/New_York",
    provinces: {
      "America/Anchorage": "AK, Alaska",
      "America/Chicago":
        "AL, Alabama, AR, Arkansas, IA, Iowa, IL, Illinois, KS, Kansas, LA, Louisiana, MN, Minnesota, MO, Missouri, MS, Mississippi, ND, North Dakota, NE, Nebraska, OK, Oklahoma, SD, South Dakota, TN, Tennessee, TX, Texas, WI, Wisconsin",
      "America/Denver":
        "CO, Colorado, ID, Idaho, MT, Montana, NM, New Mexico, UT, Utah, WY, Wyoming",
      "America/Detroit": "MI, Michigan",
      "America/Indiana/Indianapolis": "IN, Indiana",
      "America/Los_Angeles": "CA, California, NV, Nevada, OR, Oregon, WA, Washington",
      "America/Phoenix": "AZ, Arizona",
      "America/Puerto_Rico":
        "PR, Puerto Rico, VI, US Virgin Islands, U.S. Virgin Islands, Virgin Islands",
      "Pacific/Guam": "GU, Guam, MP, Northern Mariana Islands",
      "Pacific/Honolulu": "HI, Hawaii, Hawai‘i, Hawai'i",
      "Pacific/Pago_Pago": "AS, American Samoa",
      "Pacific/Wake": "UM, United States Minor Outlying Islands",
    },
  },
  xk: { main: "Europe/Belgrade" },
}
