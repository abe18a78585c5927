package jp.banso.parties;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.banso.kernel.ProgrammeCode;
import org.springframework.stereotype.Component;

/**
 * Two pairs of eyes before the words of one person become everybody's: who changed them does not confirm them.
 * Where every manager has, each of them saw what the others wrote before, and only the last
 * of them has no manager behind.
 */
@Component
public class SecondPerson {

  private final People people;

  SecondPerson(People people) {
    this.people = people;
  }

  /**
   * Whether the viewer is a manager who may confirm.
   *
   * @param editors who changed it, the last of them last
   */
  public boolean is(Viewer viewer, ProgrammeCode programme, List<UUID> editors) {
    return viewer.holds(Groups.secretariatManager(programme))
        && may(viewer.personId(), managers(programme), editors);
  }

  /** The managers who may confirm, with the same {@code editors}. */
  public List<PersonView> among(ProgrammeCode programme, List<UUID> editors) {
    List<PersonView> managers = managers(programme);
    return managers.stream().filter(person -> may(person.id(), managers, editors)).toList();
  }

  private List<PersonView> managers(ProgrammeCode programme) {
    return people.withRole(RoleKind.SECRETARIAT_MANAGER, programme).stream().distinct().toList();
  }

  private static boolean may(UUID self, List<PersonView> people, List<UUID> editors) {
    Set<UUID> managers = people.stream().map(PersonView::id).collect(Collectors.toSet());
    List<UUID> ofThem = editors.stream().filter(managers::contains).toList();
    return ofThem.containsAll(managers)
        ? !ofThem.get(ofThem.size() - 1).equals(self)
        : !editors.contains(self);
  }
}
