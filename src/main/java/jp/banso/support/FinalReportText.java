package jp.banso.support;

/**
 * What a region reports at the end.
 *
 * @param publishable whether the region agrees to publication (公開可否)
 */
public record FinalReportText(String results, String remaining, String roadmap, boolean publishable) {}
