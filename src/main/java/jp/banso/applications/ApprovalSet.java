package jp.banso.applications;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.banso.correspondence.CoverLetter;
import jp.banso.forms.AnswerChange;
import jp.banso.forms.Answers;
import jp.banso.forms.FormRef;

/**
 * One 決裁用一式 with all that it prints.
 *
 * @param mark the beginning of the hash of its text
 * @param sheet the 確認票 by the labels of its fields; empty of a region
 * @param papers what is attached, by name and version
 * @param previous number of the set before it, null if it is the first
 * @param changes from the set before it
 */
public record ApprovalSet(
    ApprovalSide side, int number, Instant at, String by, String mark, CoverLetter cover, FormRef form,
    Answers answers, Map<String, String> sheet, List<String> papers, Integer previous, List<AnswerChange> changes) {}
