package jp.banso.forms;
import java.io.*;
import org.junit.jupiter.api.Test;
class DumpTmpTest {
    @Test void dump() throws IOException {
        for (FormFileKind kind : FormFileKind.values()) {
            try (OutputStream o = new FileOutputStream("/tmp/h/h2out/full" + kind.ending())) { FormEngine.FILES.write(ApplicationForm.definition(), CaseFile.load(CaseFile.VALID.get(0)).answers(), kind, "given-1", o); }
            try (OutputStream o = new FileOutputStream("/tmp/h/h2out/blank" + kind.ending())) { FormEngine.FILES.write(ApplicationForm.definition(), Answers.empty(), kind, null, o); }
        }
    }
}
