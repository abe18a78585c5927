package jp.banso.calls;

import jp.banso.forms.FormRef;

/** What the secretariat edits of a call that is being prepared. */
public record TermsDraft(
    String projectTitle, String title, String secretariatName, String secretariatMail,
    FormRef form, CallTerms terms, FlightPlan plan, MailTerms mailTerms, Statements statements) {}
