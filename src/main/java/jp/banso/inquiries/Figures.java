package jp.banso.inquiries;

import java.util.List;
import java.util.Map;

/**
 * Inquiries of a period, counted; those that were merged into another one and applications that came to the desk are
 * not among them.
 *
 * @param total all of them
 * @param lines by what they are counted, each with a line for every value that occurs
 * @param feedback what their askers said of the answers
 */
public record Figures(
    FigureLine total, Map<FigureKind, List<FigureLine>> lines, FeedbackFigures feedback) {}
