package jp.banso.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.banso.BansoTest;
import jp.banso.kernel.FiscalYear;
import jp.banso.kernel.ProgrammeCode;
import jp.banso.parties.DemoAccount;
import jp.banso.parties.DemoAccounts;
import jp.banso.parties.DeskContact;
import jp.banso.parties.People;
import jp.banso.parties.PersonView;
import jp.banso.parties.RoleKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BansoTest
@DisplayName("デモの登場人物")
class DemoPeopleTests {

  @Autowired private DemoPeople demoPeople;
  @Autowired private DemoAccounts accounts;
  @Autowired private People people;

  @Test
  @DisplayName("すべての役割と、審査・アドバイザーの必要な人数がそろっている")
  void coversEveryRole() {
    List<DemoAccount> listed = accounts.listed();

    assertThat(listed).extracting(DemoAccount::role).contains(RoleKind.values());
    assertThat(listed)
        .filteredOn(account -> account.programme().equals("banso"))
        .filteredOn(account -> account.role() == RoleKind.SECRETARIAT_MANAGER)
        .hasSize(2);
    assertThat(people.withRole(RoleKind.ADVISOR, ProgrammeCode.BANSO))
        .extracting(PersonView::displayName)
        .contains("代表アドバイザー（在宅医療）");
    assertThat(people.withRole(RoleKind.REVIEWER, ProgrammeCode.BANSO))
        .filteredOn(person -> person.displayName().startsWith("審査員（"))
        .extracting(PersonView::prefectureCode)
        .doesNotHaveDuplicates()
        .hasSize(3);
  }

  @Test
  @DisplayName("二度目の起動では誰も増えない")
  void registersNobodyTwice() {
    int before = accounts.listed().size();

    demoPeople.start();

    assertThat(accounts.listed()).hasSize(before);
  }

  @Test
  @DisplayName("47都道府県の担当課に、それぞれの宛先がある")
  void hasADeskInEveryPrefecture() {
    List<DeskContact> desks = people.desks(ProgrammeCode.BANSO, new FiscalYear(2025));

    assertThat(desks).hasSize(47);
    assertThat(desks).extracting(DeskContact::mail).doesNotHaveDuplicates();
    assertThat(desks.get(4).deskName()).as("the mails print it after the name of the prefecture").isEqualTo("衛生主管部（局）担当課");
    assertThat(desks.get(4).mail()).isEqualTo("zaitaku@pref-05.example.jp");
  }
}
