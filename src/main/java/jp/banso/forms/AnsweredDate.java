package jp.banso.forms;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import jp.banso.kernel.Wareki;

/** A day as an answer: typed and printed as 和暦, kept as {@code 2025-07-31}; what is no day stays as it was typed. */
final class AnsweredDate {

    private AnsweredDate() {
    }

    static String kept(String typed) {
        return Wareki.parse(typed).map(LocalDate::toString).orElse(TextFormat.key(typed));
    }

    static boolean isDate(String kept) {
        return read(kept).isPresent();
    }

    static String printed(String kept) {
        return read(kept).map(Wareki::dateWithoutWeekday).orElse(kept);
    }

    private static Optional<LocalDate> read(String kept) {
        try {
            return Optional.of(LocalDate.parse(kept));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
