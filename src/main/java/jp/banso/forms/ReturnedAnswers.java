package jp.banso.forms;

import java.util.List;

/**
 * What a form says that came back as a file. Nothing of it is kept yet.
 *
 * @param kind     what the file is by its content
 * @param form     the version of the form that the file was made for
 * @param stamp    what was put in when it was given out, or null where it is lost or there was none
 * @param answers  the answers that were given along, with what the file says in their place; what is doubtful, could not be
 *                 taken or stands nowhere in the file is as it was
 * @param findings what could not be taken over, and what is malformed, each with its place in the file
 * @param doubts   what a person must decide
 * @param left     what was answered to a question of an earlier version that this one does not ask
 * @param missing  the labels of the fields that stand nowhere in the file
 */
public record ReturnedAnswers(FormFileKind kind, FormRef form, String stamp, Answers answers, List<Placed> findings, List<Doubt> doubts,
                              List<CarriedAnswers.Left> left, List<String> missing) {

    public ReturnedAnswers {
        findings = List.copyOf(findings);
        doubts = List.copyOf(doubts);
        left = List.copyOf(left);
        missing = List.copyOf(missing);
    }

    /** Where in the file the finding's answer stands, or empty. */
    public String place(Finding finding) {
        return findings.stream().filter(placed -> placed.finding().equals(finding)).map(Placed::place).findFirst().orElse("");
    }

    /**
     * A finding with its place.
     *
     * @param place the cell ({@code 様式!B12}) or the label in a Word file, as a reader looks for it; may be empty
     * @param taken false where the answer could not be taken over as it stands
     * @param label of the field; of a cell that of its table, its row and its column
     * @param said  what stands in the file, may be empty
     */
    public record Placed(Finding finding, String place, boolean taken, String label, String said) {
    }

    /**
     * Something that is not clear.
     *
     * @param path       the field that it is about, or empty where no field is known
     * @param label      of the field; empty where no field is known
     * @param place      as of a finding
     * @param messageKey why a person is asked
     * @param text       what stands in the file
     * @param now        the answer as it stands, in printed words
     * @param candidates what it may mean; empty where it can only be read and left aside
     */
    public record Doubt(String path, String label, String place, String messageKey, String text, String now, List<Candidate> candidates) {
        public Doubt {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * One way to understand it.
     *
     * @param text   in printed words; empty for no answer
     * @param answer holds the answer at the field's path alone
     */
    public record Candidate(String text, Answers answer) {

        /** The answers with this one in its place. */
        public Answers in(Answers answers, String path) {
            return answers.withSame(path, answer);
        }
    }
}
