package jp.banso.calls;

/** What the secretariat edits of a call that is being prepared. */
public record TermsDraft(
    String projectTitle, String title, String secretariatName, String secretariatMail,
    CallTerms terms, MailTerms mailTerms) {}
