package jp.banso.forms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A form made up at random, of every kind of field and with conditions, and answers that it accepts.
 *
 * @param schema as a file of Camunda Forms
 */
record GeneratedForm(String schema, FormDefinition definition, Answers answers) {

    static final String KEY = "generated";
    private static final int MOST_ROWS = 8;
    private static final int LINE = 20;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Signs that get lost on the way elsewhere; all of them are in the paper's font. */
    private static final String[] PIECES = {"あ", "髙", "﨑", "𠮷", "葛", "～", "〜", "①", "㈱", "ﾊﾝｶｸ", "ｶﾞ", "用", "⽤", "辻", "ー", "―", "−", "‐", "－",
        "Ω", "μ", "漢字", "A", "９", "<b>", "&amp;", "\"", "'", "\\", "${7*7}", "=1+1", "@", "+", "_x0041_", "_x000D_", "%", "a b", "　", "{0}", "、", "。"};
    private static final String[] FORMATS = {"", "", "postal", "tel", "email"};

    static GeneratedForm of(Random random) {
        return new Maker(random, LINE).make();
    }

    /** A form that the product brings along, with answers that it accepts. */
    static GeneratedForm filled(String schema, Random random) {
        FormDefinition definition = FormSchemaParser.parse(new FormRef(FormSchemaParser.keyOf(schema), 1), schema);
        return new GeneratedForm(schema, definition, new Maker(random, 2).answers(definition));
    }

    /** One form in the making. */
    private static final class Maker {
        private final Random random;
        private final ObjectNode root = MAPPER.createObjectNode();
        private final List<String> deciders = new ArrayList<>();
        private int ids;
        private final int cells;
        private int longest = LINE;

        /** @param cells pieces of a line in a table at most: a row that goes on overleaf is read back in two parts */
        Maker(Random random, int cells) {
            this.random = random;
            this.cells = cells;
        }

        GeneratedForm make() {
            root.put("type", "default").put("id", KEY).put("schemaVersion", 18);
            root.putObject("properties").put("title", "様式" + label()).put("annex", "別紙");
            ArrayNode groups = root.putArray("components");
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                section(groups.addObject());
            }
            String schema = root.toString();
            FormDefinition definition = FormSchemaParser.parse(new FormRef(KEY, 1), schema);
            return new GeneratedForm(schema, definition, answers(definition));
        }

        private void section(ObjectNode group) {
            String id = id();
            group.put("type", "group").put("id", id).put("label", label());
            String path = random.nextBoolean() ? "g" + ids : "";
            if (!path.isEmpty()) {
                group.put("path", path);
            }
            group.putObject("properties").put("section", "s" + ids);
            condition(group);
            ArrayNode components = group.putArray("components");
            for (int i = 1 + random.nextInt(6); i > 0; i--) {
                component(components.addObject(), path);
            }
        }

        private void component(ObjectNode component, String parent) {
            String id = id();
            String key = "k" + ids;
            component.put("id", id);
            int kind = random.nextInt(9);
            if (kind == 0) {
                component.put("type", "text").put("text", label());
            } else if (kind == 1) {
                component.put("type", "dynamiclist").put("path", key).put("label", label()).put("isRepeating", true).put("allowAddRemove", true)
                        .put("defaultRepetitions", 1 + random.nextInt(3));
                component.putObject("properties").put("maxRows", String.valueOf(4 + random.nextInt(4)));
                ArrayNode columns = component.putArray("components");
                for (int i = 1 + random.nextInt(4); i > 0; i--) {
                    ObjectNode column = columns.addObject();
                    column.put("id", id());
                    field(column, "k" + ids, List.of(2, 3, 4, 5).get(random.nextInt(4)));
                }
            } else {
                field(component, key, kind);
            }
            condition(component);
            if (List.of("radio", "select").contains(component.path("type").asText())) {
                deciders.add(parent.isEmpty() ? key : parent + "." + key);
            }
        }

        private void field(ObjectNode field, String key, int kind) {
            field.put("key", key);
            switch (kind) {
                case 2 -> text(field);
                case 3 -> {
                    field.put("type", "number").put("label", label()).put("decimalDigits", 2);
                    field.putObject("validate").put("min", -1000).put("max", 1_000_000);
                }
                case 4 -> field.put("type", "datetime").put("subtype", "date").put("dateLabel", label());
                case 5 -> options(field.put("type", "select").put("label", label()));
                case 6 -> options(field.put("type", "radio").put("label", label()));
                case 7 -> options(field.put("type", "checklist").put("label", label()));
                default -> {
                    if (random.nextBoolean()) {
                        field.put("type", "textarea").put("label", label());
                    } else {
                        field.put("type", "filepicker").put("label", label()).put("accept", ".pdf").put("multiple", true);
                    }
                }
            }
            if (random.nextBoolean()) {
                (field.path("validate") instanceof ObjectNode validate ? validate : field.putObject("validate")).put("required", true);
            }
        }

        private void text(ObjectNode field) {
            field.put("type", "textfield").put("label", label());
            if (random.nextInt(4) == 0) {
                field.putObject("validate").put("pattern", "^[A-Z]{2}[0-9]{3}$");
                field.putObject("properties").put("patternLabel", "英字2文字と数字3桁");
            } else {
                field.putObject("properties").put("format", FORMATS[random.nextInt(FORMATS.length)]);
            }
        }

        private void options(ObjectNode field) {
            ArrayNode values = field.putArray("values");
            for (int i = 1; i <= 2 + random.nextInt(4); i++) {
                values.addObject().put("value", String.valueOf(i)).put("label", i + " " + label());
            }
        }

        private void condition(ObjectNode component) {
            if (!deciders.isEmpty() && random.nextInt(3) == 0) {
                StringBuilder text = new StringBuilder("=");
                for (int i = random.nextInt(3); i >= 0; i--) {
                    text.append(deciders.get(random.nextInt(deciders.size()))).append(random.nextBoolean() ? " = " : " != ")
                            .append('"').append(1 + random.nextInt(2)).append('"').append(i == 0 ? "" : random.nextBoolean() ? " and " : " or ");
                }
                component.putObject("conditional").put("hide", text.toString());
            }
        }

        private Answers answers(FormDefinition form) {
            Answers answers = Answers.empty();
            for (FormField field : form.fields()) {
                if (field instanceof FormField.Table table) {
                    List<Answers> rows = new ArrayList<>();
                    longest = cells;
                    for (int i = (table.question().required() ? 1 : 0) + random.nextInt(Math.min(table.maxRows(), MOST_ROWS)); i > 0; i--) {
                        Answers row = Answers.empty();
                        for (FormField column : table.columns()) {
                            row = answered(row, column, table.anyOf().contains(column.path()));
                        }
                        rows.add(row);
                    }
                    longest = LINE;
                    answers = answers.withRows(table.path(), rows);
                } else {
                    answers = answered(answers, field, false);
                }
            }
            return explained(form, answers);
        }

        /** 「その他」 is taken up where it is to be explained. */
        private static Answers explained(FormDefinition form, Answers given) {
            Answers answers = given;
            for (FormField field : form.fields()) {
                if (field instanceof FormField.Choice choice && choice.explanation().isPresent()) {
                    FormField.Explanation wanted = choice.explanation().get();
                    answers = answers.with(wanted.path(), choice.labelOf(wanted.option()) + answers.text(wanted.path()));
                }
            }
            return answers;
        }

        private Answers answered(Answers answers, FormField field, boolean always) {
            if (!always && !field.question().required() && random.nextInt(4) == 0) {
                return answers;
            }
            if (field instanceof FormField.Choice choice) {
                String value = choice.options().get(random.nextInt(choice.options().size())).value();
                if (!choice.several()) {
                    return answers.with(field.path(), value);
                }
                return answers.with(field.path(), choice.options().stream().map(FormField.Option::value)
                        .filter(each -> each.equals(value) || random.nextBoolean()).toList());
            }
            if (field instanceof FormField.File) {
                return answers.withFiles(field.path(), List.of(new AnsweredFile("d" + random.nextInt(1_000), line() + ".pdf", random.nextInt(10_000))));
            }
            return answers.with(field.path(), text(field));
        }

        private String text(FormField field) {
            if (field instanceof FormField.Number number && number.min().filter(min -> min.signum() >= 0).isPresent()) {
                return String.valueOf(random.nextInt(number.max().map(BigDecimal::intValue).orElse(1_000_000)));
            }
            if (field instanceof FormField.Number) {
                return random.nextBoolean() ? String.valueOf(random.nextInt(1_000_000)) : "-" + (1 + random.nextInt(900)) + "." + (10 + random.nextInt(89));
            }
            if (field instanceof FormField.Date) {
                return LocalDate.of(1860, 1, 1).plusDays(random.nextInt(80_000)).toString();
            }
            FormField.Text text = (FormField.Text) field;
            if (text.pattern().isPresent()) {
                return "AB" + (100 + random.nextInt(900));
            }
            return switch (text.format()) {
                case POSTAL -> "014-" + (1000 + random.nextInt(9000));
                case TEL -> "018-860-" + (1000 + random.nextInt(9000));
                case EMAIL -> "zaitaku" + random.nextInt(1000) + "@example.jp";
                case PLAIN -> text.multiline() ? prose() : line();
            };
        }

        private String id() {
            return "C" + ++ids;
        }

        /** Labels are told apart by their number, as officials number their questions. */
        private String label() {
            return "問" + ids + PIECES[random.nextInt(24)];
        }

        private String prose() {
            StringBuilder text = new StringBuilder("\n".repeat(random.nextInt(2)) + line());
            for (int i = random.nextInt(5); i > 0; i--) {
                text.append(random.nextBoolean() ? "\n" : "\n\n").append(line());
            }
            return text.toString();
        }

        private String line() {
            StringBuilder text = new StringBuilder();
            for (int i = 1 + random.nextInt(longest); i > 0; i--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            return TextRules.isBlank(text.toString()) ? "用" : text.toString();
        }
    }
}
