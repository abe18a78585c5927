package jp.banso.forms;

import java.util.List;
import java.util.Map;

/**
 * Answers to one version of a form as another version takes them.
 *
 * @param left    what it has no place for, in printed order, of the newest version first
 * @param sources of each table, by its path in the new version: which row of the old answers each row was
 */
public record CarriedAnswers(Answers answers, List<Left> left, Map<String, List<Integer>> sources) {

    public CarriedAnswers {
        left = List.copyOf(left);
        sources = Map.copyOf(sources);
    }

    /**
     * An answer that has no place any more.
     *
     * @param row   the No. of the row, or null outside tables
     * @param text  in printed words
     * @param files that were given, else empty
     */
    public record Left(String sectionTitle, String label, Integer row, String text, List<AnsweredFile> files) {
    }
}
