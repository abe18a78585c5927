package jp.banso.consultation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.banso.correspondence.Secretariats;
import jp.banso.kernel.CaseKey;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The desk signs the mails of its inquiries, and gets the answers to them at the address that the notice prints. */
@Component
@Order(10)
class DeskSecretariats implements Secretariats {

  private static final Pattern INQUIRY = Pattern.compile("[^-]+-[^-]+-I[0-9]+(-.+)?");

  private final ConsultationDesks desks;

  DeskSecretariats(ConsultationDesks desks) {
    this.desks = desks;
  }

  @Override
  public Optional<Secretariat> of(CaseKey key) {
    Matcher inquiry = INQUIRY.matcher(key.value());
    Optional<FiscalYear> year = key.fiscalYear();
    Optional<ProgrammeCode> programme = key.programme();
    return !inquiry.matches() || year.isEmpty() || programme.isEmpty()
        ? Optional.empty()
        : desks
            .findByFiscalYearAndStateOrderByProgrammeAscEditionDesc(year.get().year(), DeskState.RELEASED)
            .stream()
            .filter(desk -> desk.programme() == programme.get())
            .findFirst()
            .map(desk -> new Secretariat(desk.terms().name(), desk.terms().mail(), desk.terms().telephone()));
  }

  @Override
  public Map<String, ProgrammeCode> mailboxes() {
    Map<String, ProgrammeCode> boxes = new HashMap<>();
    desks.mailboxes().forEach(box -> boxes.putIfAbsent(String.valueOf(box[0]), ProgrammeCode.valueOf(String.valueOf(box[1]))));
    return boxes;
  }
}
