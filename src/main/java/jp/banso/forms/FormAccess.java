package jp.banso.forms;

import jp.banso.kernel.Forbidden;
import jp.banso.kernel.NotFound;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.Viewer;
import org.springframework.stereotype.Component;

/** Who reads and who edits the forms of a programme: its secretariat, and of that the manager; its ministry reads what is released. */
@Component
class FormAccess {

    private final FormRows rows;

    FormAccess(FormRows rows) {
        this.rows = rows;
    }

    /** @throws NotFound for who is not of the secretariat of the form's programme */
    void requireReader(Viewer viewer, String formKey) {
        ProgrammeCode programme = rows.programme(formKey).orElseThrow(() -> new NotFound("form " + formKey));
        if (!viewer.isSecretariatOf(programme)) {
            throw new NotFound("form " + formKey);
        }
    }

    /** @throws NotFound for who is neither of that secretariat nor, unless it is a draft, of the programme's ministry */
    void requireReader(Viewer viewer, String formKey, boolean draft) {
        if (draft || rows.programme(formKey).filter(viewer::isMinistryOf).isEmpty()) {
            requireReader(viewer, formKey);
        }
    }

    /** @throws Forbidden for a reader who may not edit it */
    void requireEditor(Viewer viewer, String formKey) {
        requireReader(viewer, formKey);
        if (!mayEdit(viewer)) {
            throw new Forbidden(viewer.role() + " does not edit forms");
        }
    }

    static boolean mayEdit(Viewer viewer) {
        return viewer.isManagerOf(viewer.programme()) && viewer.proxy().isEmpty();
    }
}
