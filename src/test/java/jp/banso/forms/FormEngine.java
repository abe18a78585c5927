package jp.banso.forms;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** The module's templates and words without the application around them. */
final class FormEngine {

    static final ResourceBundleMessageSource MESSAGES = new ResourceBundleMessageSource();
    static final SpringTemplateEngine TEMPLATES = new SpringTemplateEngine();

    static {
        MESSAGES.setBasename("i18n/forms");
        MESSAGES.setDefaultEncoding("UTF-8");
        TEMPLATES.setTemplateEngineMessageSource(MESSAGES);
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setCharacterEncoding("UTF-8");
        files.setCheckExistence(true);
        files.setOrder(1);
        TEMPLATES.addTemplateResolver(files);
        StringTemplateResolver caller = new StringTemplateResolver();
        caller.setOrder(2);
        TEMPLATES.addTemplateResolver(caller);
    }

    static final FormFiles FILES = new FormFiles(MESSAGES, new AnswerBinder(), new AnswerCarrier(), new FormValidator(), ref -> Optional.empty());

    private FormEngine() {
    }

    static String render(String template, Map<String, Object> model) {
        return TEMPLATES.process(template, new Context(Locale.JAPANESE, model));
    }

    /** The page on which a form is filled in. */
    static String edit(FormPage page) {
        return render("<th:block th:replace=\"~{forms/edit :: summary(${formPage})}\"/><th:block th:replace=\"~{forms/edit :: sections(${formPage})}\"/>"
                + "<th:block th:replace=\"~{forms/edit :: fields(${formPage})}\"/>", Map.of("formPage", page));
    }
}
