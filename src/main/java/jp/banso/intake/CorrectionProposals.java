package jp.banso.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.banso.applications.OpenReturn;
import jp.banso.composition.CompositionWords;
import jp.banso.kernel.CaseKey;

/** Which files of a mail seem to answer which returns (補正); the clerk says whether they do. */
final class CorrectionProposals {

  private CorrectionProposals() {}

  /**
   * The applications that the files seem to correct, by file.
   *
   * @param open what of the prefecture waits for its correction, and was not late when the mail came
   * @param answered the case of the 補正のお願い that the mail answers; null if it answers none
   */
  static Map<UUID, OpenReturn> of(List<OpenReturn> open, CaseKey answered, List<MailedForm> files) {
    Map<UUID, OpenReturn> proposed = new HashMap<>();
    List<MailedForm> forms = files.stream().filter(MailedForm::isRead).toList();
    for (MailedForm form : forms) {
      named(open, form)
          .or(() -> forms.size() == 1 ? asked(open, answered) : Optional.empty())
          .ifPresent(one -> proposed.put(form.file().documentId(), one));
    }
    if (forms.isEmpty() && files.size() == 1) {
      asked(open, answered).ifPresent(one -> proposed.put(files.get(0).file().documentId(), one));
    }
    return proposed;
  }

  private static Optional<OpenReturn> named(List<OpenReturn> open, MailedForm form) {
    String area = CompositionWords.area(form.areaName());
    List<OpenReturn> same =
        open.stream().filter(one -> !area.isEmpty() && area.equals(CompositionWords.area(one.areaName()))).toList();
    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
  }

  private static Optional<OpenReturn> asked(List<OpenReturn> open, CaseKey answered) {
    return open.stream().filter(one -> one.key().equals(answered)).findFirst();
  }
}
