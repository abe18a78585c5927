package jp.banso.applications;

/**
 * Why an application goes back.
 *
 * @param section key of the form's section to be put right
 * @param ruleId rule of the catalogue (B-R06), empty if none; shown to staff only
 * @param reason in the words of the one who asks
 */
public record ReturnReason(String section, String ruleId, String reason) {}
