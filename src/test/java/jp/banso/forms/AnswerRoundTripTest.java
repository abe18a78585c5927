package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("回答は画面・保存のどこを通っても変わらない")
class AnswerRoundTripTest {

    private static final long SEED = 20250731L;
    private static final String[] PIECES = {"あ", "髙", "﨑", "𠮷", "葛󠄀", "～", "〜", "①", "㈱", "ﾊﾝｶｸ", "ｶﾞ", " ", "　", "\n", "\t", "A", "９", "<b>",
        "&amp;", "\"", "'", "\\", "${7*7}", "か\u3099", "👨", "é", "%", "\u00A0"};

    private final FormDefinition form = ApplicationForm.definition();
    private final AnswerBinder binder = new AnswerBinder();

    @Test
    @DisplayName("でたらめな200通の申込書が、画面とJSONを往復して等しい")
    void roundTripsThroughPageAndJson() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            Answers answers = answers(random);
            BoundAnswers bound = binder.bind(form, CaseFile.parametersOf(answers), Answers.empty());

            assertThat(bound.findings()).as("form %d", i).isEmpty();
            assertThat(bound.answers()).as("form %d", i).isEqualTo(answers);
            assertThat(Answers.fromJson(answers.toJson())).as("form %d", i).isEqualTo(answers);
            assertThat(new AnswerDiff().between(form, answers, bound.answers())).isEmpty();
        }
    }

    private Answers answers(Random random) {
        Answers answers = Answers.empty();
        for (FormField field : form.fields()) {
            if (field instanceof FormField.Table table) {
                List<Answers> rows = new ArrayList<>();
                for (int i = random.nextInt(20); i > 0; i--) {
                    Answers row = Answers.empty();
                    for (FormField column : table.columns()) {
                        row = row.with(column.path(), line(random));
                    }
                    rows.add(row);
                }
                answers = answers.withRows(table.path(), rows);
            } else if (field instanceof FormField.Choice choice) {
                List<String> chosen = choice.options().stream().map(FormField.Option::value).filter(value -> random.nextBoolean()).toList();
                if (choice.several()) {
                    answers = answers.with(choice.path(), chosen);
                } else if (!chosen.isEmpty()) {
                    answers = answers.with(choice.path(), chosen.get(0));
                }
            } else if (field instanceof FormField.Text text) {
                String typed = text.multiline() ? prose(random) : line(random);
                answers = answers.with(text.path(), text.format().normalise(typed));
            }
        }
        return answers;
    }

    private static String prose(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static String line(Random random) {
        return prose(random).replace("\n", "");
    }
}
