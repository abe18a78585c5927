package jp.banso.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.acceptance.journey.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ブラウザーでも、サーバーと同じ欄が隠れる")
class FormConditionsIT {

    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @DisplayName("選び直すたびに欄が現れ、また隠れ、書いた回答は送られる")
    void followsWhatIsChosen() throws IOException {
        FormDefinition every = FormSchemaParserTest.everyKind();
        try (Page page = open(every, Answers.empty())) {
            assertThat(page.isVisible("#a-office-copy")).isFalse();
            page.check("input[name='a.office.notified'][value='1']");
            assertThat(page.isVisible("#a-office-copy")).isTrue();
            page.check("input[name='a.office.notified'][value='2']");
            assertThat(page.isVisible("#a-office-copy")).isFalse();
        }
    }

    @Test
    @DisplayName("でたらめな様式を白紙から記入していっても、いつもサーバーと同じ")
    void agreesWithTheServer() throws IOException {
        Random random = new Random(20250731L);
        for (int i = 0; i < 15; i++) {
            GeneratedForm form = GeneratedForm.of(random);
            try (Page page = open(form.definition(), Answers.empty())) {
                for (FormField field : form.definition().fields()) {
                    if (field instanceof FormField.Choice choice && !choice.several() && !form.answers().isBlank(choice.path())) {
                        choose(page, choice, form.answers().text(choice.path()));
                    }
                }
                Answers typed = new AnswerBinder().bind(form.definition(), sent(page), Answers.empty()).answers();
                assertThat(hiddenInPage(page)).as(form.schema()).isEqualTo(hiddenOnServer(form.definition(), typed));
            }
        }
    }

    private static void choose(Page page, FormField.Choice choice, String value) {
        String name = "a." + choice.path();
        if (choice.style() == FormField.Style.SELECT) {
            page.evalOnSelector("[name='" + name + "']",
                    "(control, value) => { control.value = value; control.dispatchEvent(new Event('change', { bubbles: true })); }", value);
        } else {
            page.evalOnSelector("[name='" + name + "'][value='" + value + "']",
                    "control => { control.checked = true; control.dispatchEvent(new Event('change', { bubbles: true })); }");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String[]> sent(Page page) {
        List<List<String>> pairs = (List<List<String>>) page.evaluate(
                "() => Array.from(new FormData(document.forms[0])).filter(pair => typeof pair[1] === 'string')");
        return pairs.stream().collect(Collectors.groupingBy(pair -> pair.get(0), Collectors.collectingAndThen(Collectors.toList(),
                same -> same.stream().map(pair -> pair.get(1)).toArray(String[]::new))));
    }

    @SuppressWarnings("unchecked")
    private static List<Boolean> hiddenInPage(Page page) {
        return (List<Boolean>) page.evaluate("() => Array.from(document.querySelectorAll('form [data-hide-if]'), part => part.closest('[hidden]') !== null)");
    }

    private static List<Boolean> hiddenOnServer(FormDefinition form, Answers answers) {
        FormPage page = new FormPages().edit(form, answers, List.of());
        return page.sections().stream()
                .flatMap(section -> Stream.concat(Stream.of(section.hiding()), section.items().stream().map(FormPage.Item::hiding)))
                .filter(hiding -> hiding.condition() != null).map(FormPage.Hiding::hidden).toList();
    }

    private static Page open(FormDefinition form, Answers answers) throws IOException {
        Page page = chromium.browser().newPage();
        page.setContent("<!DOCTYPE html><html lang='ja'><body><form method='post'>" + FormEngine.edit(new FormPages().edit(form, answers, List.of()))
                + "</form></body></html>");
        page.addScriptTag(new Page.AddScriptTagOptions().setType("module")
                .setContent(Files.readString(Path.of("src/main/resources/static/js/conditions.js"))));
        return page;
    }
}
