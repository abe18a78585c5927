package jp.banso.applications;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.banso.correspondence.ResultAddresses;
import jp.banso.kernel.CaseKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link ResultAddresses} from the application as it stands: its 代表者 and its prefecture's desk. */
@Component
class ApplicationAddresses implements ResultAddresses {

  private final Applications applications;
  private final Addressees addressees;

  ApplicationAddresses(Applications applications, Addressees addressees) {
    this.applications = applications;
    this.addressees = addressees;
  }

  @Override
  @Transactional(readOnly = true)
  public Set<String> of(CaseKey key) {
    return applications.findByCaseKey(key.value()).stream()
        .flatMap(
            application ->
                Stream.of(
                    Addressees.representative(application), addressees.prefecture(application)))
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }
}
