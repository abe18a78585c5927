package jp.banso.calls;

import java.time.Duration;
import java.time.Instant;
import jp.banso.forms.FormRef;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;

/**
 * A call as everybody may read it.
 *
 * @param key {@code R7-BANSO}
 * @param form the released version of the form that its applications are written on
 * @param secretariatName name of the secretariat printed in mails
 * @param secretariatMail where mails of the call go
 * @param recall true for a 再公募
 * @param deadlineEnd first instant that is too late, business time
 * @param closesAt when the closing runs: {@code deadlineEnd} and a grace of two minutes
 */
public record CallView(
    CallId id, CaseKey key, ProgrammeCode programme, FiscalYear fiscalYear, String projectTitle,
    String title, FormRef form, String secretariatName, String secretariatMail, CallState state,
    boolean recall, CallTerms terms, FlightPlan plan, MailTerms mailTerms, Statements statements, Instant deadlineEnd, Instant closesAt, long version) {

  public boolean isOpen() {
    return state == CallState.PUBLISHED;
  }

  /** When a mail goes that can still be taken back, if it was written at {@code at}. */
  public Instant mailsAfter(Instant at) {
    return at.plus(Duration.ofMinutes(mailTerms.holdMinutes()));
  }

  /** When a term of this call that ends then is acted upon: what was received in it is still at work. */
  public Instant actsAfter(Instant end) {
    return end.plus(Duration.between(deadlineEnd, closesAt));
  }
}
