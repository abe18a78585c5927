package jp.banso.forms;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The shape of a one-line answer. Only the key formats are normalised (officials type 全角 and 半角 freely);
 * names and prose stay exactly as typed, so that 髙 and 葛󠄀 reach paper unchanged.
 */
public enum TextFormat {
    /** Names and prose: kept as typed. */
    PLAIN {
        @Override
        String normalise(String typed) {
            return typed;
        }

        @Override
        boolean accepts(String normalised) {
            return true;
        }
    },
    /** 〒: seven digits, kept as 123-4567; none begins with 000. */
    POSTAL {
        @Override
        String normalise(String typed) {
            String compact = key(typed).replaceAll("[\\s\\u3012]", "");
            if (SEVEN_DIGITS.matcher(compact).matches()) {
                return compact.substring(0, 3) + "-" + compact.substring(3);
            }
            // what is no code stays as it was typed: it is pointed out, and nothing of it is lost
            return POSTAL_CODE.matcher(compact).matches() ? compact : typed.strip();
        }

        @Override
        boolean accepts(String normalised) {
            return POSTAL_CODE.matcher(normalised).matches();
        }
    },
    /** 電話番号: 10 or 11 digits as officials write them, with an extension if there is one. */
    TEL {
        @Override
        String normalise(String typed) {
            return key(typed);
        }

        @Override
        boolean accepts(String normalised) {
            var number = TELEPHONE.matcher(normalised);
            if (!number.matches()) {
                return false;
            }
            long digits = number.group(1).chars().filter(c -> c >= '0' && c <= '9').count();
            return normalised.startsWith("+") ? digits >= 10 && digits <= 15 : digits >= 10 && digits <= 11;
        }
    },
    /** E-mail. */
    EMAIL {
        @Override
        String normalise(String typed) {
            return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        }

        @Override
        boolean accepts(String normalised) {
            return normalised.length() <= 254 && ADDRESS.matcher(normalised).matches();
        }
    };

    private static final Pattern SEVEN_DIGITS = Pattern.compile("[0-9]{7}");
    private static final Pattern POSTAL_CODE = Pattern.compile("(?!000)[0-9]{3}-[0-9]{4}");
    /** An IME offers a dozen dashes, and the long vowel mark is typed for one as well. */
    private static final Pattern DASH = Pattern.compile("(?<=[0-9)])\\s*[-\\u2010-\\u2015\\u2212\\u30FC]\\s*(?=[0-9(])");
    private static final Pattern TELEPHONE = Pattern.compile("(\\+?\\(?[0-9][0-9()\\- ]{8,20})(?:\\s?\\(?[^0-9()]{1,6}[0-9]{1,6}\\)?)?");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    /** The stored form of what was typed; applying it twice changes nothing more. */
    abstract String normalise(String typed);

    abstract boolean accepts(String normalised);

    /** By the name that a schema has for it, form-js' own ones too. */
    static Optional<TextFormat> named(String name) {
        return switch (name) {
            case "", "plain", "custom" -> Optional.of(PLAIN);
            case "postal" -> Optional.of(POSTAL);
            case "tel", "phone" -> Optional.of(TEL);
            case "email" -> Optional.of(EMAIL);
            default -> Optional.empty();
        };
    }

    String messageKey() {
        return "forms.finding.format." + name().toLowerCase(Locale.ROOT);
    }

    /** Codes of options and the digits of numbers, however wide they were typed. */
    static String key(String typed) {
        String narrow = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        return DASH.matcher(narrow).replaceAll("-");
    }
}
