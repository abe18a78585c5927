package jp.banso.forms;

import java.util.UUID;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.context.ApplicationContext;

/** Forms of one's own for a test: as the shipped one, under a key of their own. */
public final class FormFixtures {

    private final ApplicationContext context;

    public FormFixtures(ApplicationContext context) {
        this.context = context;
    }

    /** A form of the programme with one released version. */
    public String released() {
        String key = "own-" + UUID.randomUUID().toString().substring(0, 8);
        context.getBean(FormCatalog.class).release(schema(key));
        context.getBean(FormRows.class).register(key, ProgrammeCode.BANSO);
        return key;
    }

    /** The shipped form under another key. */
    public static String schema(String key) {
        return ApplicationForm.schema().replace("\"" + ApplicationForm.KEY + "\"", "\"" + key + "\"");
    }
}
