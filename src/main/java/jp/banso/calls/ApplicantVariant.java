package jp.banso.calls;

/**
 * A kind of applicants of a call that knows several (S3 §2).
 *
 * @param name as printed, ① 市町村
 * @param eligibility who that is
 * @param number how many are selected of it, null if the call does not say
 * @param consent whose prior consent an application needs, in words; empty if nobody's
 */
public record ApplicantVariant(String name, String eligibility, Integer number, String consent, Joint joint) {

  /** 共同応募. */
  public enum Joint {
    /** The call does not know of it. */
    NONE,
    /** By several of one prefecture, who count as one (S3 §2①). */
    SAME_PREFECTURE;

    public String messageKey() {
      return "calls.variants.joint." + name();
    }
  }
}
