package jp.banso.parties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import jp.banso.BansoTest;
import jp.banso.kernel.ProgrammeCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@BansoTest
@Transactional
@DisplayName("メールアドレスに添える名前")
class AddressNamesTests {

  @Autowired private People people;
  @Autowired private Registration registration;

  @Test
  @DisplayName("一人が使うアドレスには名前を添え、課で共有するアドレスには誰の名前も添えない")
  void namesNobodyAtASharedAddress() {
    String own = UUID.randomUUID() + "@example.jp";
    String shared = UUID.randomUUID() + "@example.jp";
    person("担当者一", own);
    person("担当者二", shared);
    person("担当者三", shared);

    assertThat(people.namesByMail(ProgrammeCode.BANSO, List.of(own, shared)))
        .containsOnlyKeys(own)
        .containsEntry(own, "担当者一");
  }

  private void person(String name, String mail) {
    registration.personWithHash("p" + UUID.randomUUID(), name, mail, "{noop}", true);
  }
}
