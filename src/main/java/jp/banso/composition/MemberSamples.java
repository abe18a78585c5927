package jp.banso.composition;

import java.util.List;
import jp.banso.forms.Answers;
import jp.banso.kernel.FiscalYear;
import jp.banso.parties.Viewer;

/** Port: the module that owns applications shows their members, on which a change of the keywords is tried. */
public interface MemberSamples {

  /** One application with its table of members. */
  record Sample(String number, List<Answers> members) {}

  /** Those of a year that the viewer reads; some of them if there are many. */
  List<Sample> of(Viewer viewer, FiscalYear year);
}
