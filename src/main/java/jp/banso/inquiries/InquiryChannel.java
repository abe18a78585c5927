package jp.banso.inquiries;

import java.util.List;

/** The way by which an inquiry came (S1 注意事項: E-mail where possible, the telephone too). */
public enum InquiryChannel {
  MAIL,
  /** The public form, if the year's terms announce one. */
  WEB,
  TELEPHONE,
  /** A message that was left for want of anybody to take the call. */
  VOICE,
  OTHER;

  /** The ways that a clerk writes down. */
  public static List<InquiryChannel> recorded() {
    return List.of(TELEPHONE, VOICE, OTHER);
  }

  public String messageKey() {
    return "inquiries.channel." + name();
  }
}
