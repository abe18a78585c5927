package jp.banso.forms;

import java.util.List;

/**
 * Answers to one version of a form as another version takes them.
 *
 * @param left what it has no place for, in printed order
 */
public record CarriedAnswers(Answers answers, List<Left> left) {

    public CarriedAnswers {
        left = List.copyOf(left);
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
