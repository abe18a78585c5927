package jp.banso.calendar;

/**
 * The holidays that the Act on National Holidays and its special laws know since 2007. The name
 * stands in the message files.
 */
public enum HolidayKind {
  NEW_YEARS_DAY("calendar.holiday.new-years-day"),
  COMING_OF_AGE_DAY("calendar.holiday.coming-of-age-day"),
  FOUNDATION_DAY("calendar.holiday.foundation-day"),
  EMPERORS_BIRTHDAY("calendar.holiday.emperors-birthday"),
  VERNAL_EQUINOX_DAY("calendar.holiday.vernal-equinox-day"),
  SHOWA_DAY("calendar.holiday.showa-day"),
  CONSTITUTION_DAY("calendar.holiday.constitution-day"),
  GREENERY_DAY("calendar.holiday.greenery-day"),
  CHILDRENS_DAY("calendar.holiday.childrens-day"),
  MARINE_DAY("calendar.holiday.marine-day"),
  MOUNTAIN_DAY("calendar.holiday.mountain-day"),
  RESPECT_FOR_THE_AGED_DAY("calendar.holiday.respect-for-the-aged-day"),
  AUTUMNAL_EQUINOX_DAY("calendar.holiday.autumnal-equinox-day"),
  HEALTH_AND_SPORTS_DAY("calendar.holiday.health-and-sports-day"),
  SPORTS_DAY("calendar.holiday.sports-day"),
  CULTURE_DAY("calendar.holiday.culture-day"),
  LABOUR_THANKSGIVING_DAY("calendar.holiday.labour-thanksgiving-day"),
  ACCESSION_DAY("calendar.holiday.accession-day"),
  ENTHRONEMENT_CEREMONY_DAY("calendar.holiday.enthronement-ceremony-day"),
  /** 国民の休日, the day between two holidays. */
  CITIZENS_HOLIDAY("calendar.holiday.citizens-holiday");

  private final String messageKey;

  HolidayKind(String messageKey) {
    this.messageKey = messageKey;
  }

  public String messageKey() {
    return messageKey;
  }
}
