package jp.banso;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may use whom: each module with all that lie below it. */
final class ModuleOrder {

  static final String ROOT = "jp.banso";

  private static final List<String> TOWER =
      List.of(
          "kernel", "platform", "calendar", "personal", "parties", "worklist", "correspondence", "accounts", "handover", "forms",
          "drafting", "calls", "composition", "participation", "applications", "formfiles", "intake", "selection", "support");

  /** Built beside the tower on what lies up to the work on forms. */
  private static final List<String> ANNEXES =
      List.of("consultation", "inquiries", "knowledge", "disclosure", "surveys", "designations", "briefings", "dissemination");

  /** May use everything; nobody may use them. */
  private static final List<String> ROOFS = List.of("overview", "demo", "rehearsal");

  static final Map<String, Set<String>> BELOW = below();

  private ModuleOrder() {}

  private static Map<String, Set<String>> below() {
    Map<String, Set<String>> map = new LinkedHashMap<>();
    for (int i = 0; i < TOWER.size(); i++) {
      map.put(TOWER.get(i), new LinkedHashSet<>(TOWER.subList(0, i)));
    }
    map.get("support").add("consultation");
    map.put("reception", new LinkedHashSet<>(TOWER.subList(0, TOWER.indexOf("applications") + 1)));
    map.put("contact", new LinkedHashSet<>(TOWER.subList(0, TOWER.indexOf("applications") + 1)));
    List<String> ground = TOWER.subList(0, TOWER.indexOf("drafting") + 1);
    ANNEXES.forEach(module -> map.put(module, new LinkedHashSet<>(ground)));
    map.get("inquiries").add("consultation");
    map.get("knowledge").addAll(List.of("consultation", "inquiries"));
    map.get("disclosure").addAll(List.of("consultation", "inquiries"));
    List<String> all = new ArrayList<>(map.keySet());
    ROOFS.forEach(module -> map.put(module, new LinkedHashSet<>(all)));
    return map;
  }

  /** The module of a class, or null for the class that starts all. */
  static String moduleOf(String packageName) {
    if (!packageName.startsWith(ROOT + ".")) {
      return null;
    }
    String rest = packageName.substring(ROOT.length() + 1);
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  /** Packages of all modules but the platform, whose sub-packages are parts and not rooms. */
  static String[] rooms(String room) {
    return BELOW.keySet().stream()
        .filter(module -> !module.equals("platform"))
        .map(module -> ROOT + "." + module + "." + room + "..")
        .toArray(String[]::new);
  }

  static ArchRule usesOnlyWhatLiesBelow(String module) {
    String[] above =
        BELOW.keySet().stream()
            .filter(other -> !other.equals(module) && !BELOW.get(module).contains(other))
            .map(other -> ROOT + "." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that().resideInAPackage(ROOT + "." + module + "..")
        .should().dependOnClassesThat().resideInAnyPackage(above)
        .allowEmptyShould(true)
        .because(
            module + " lies below them: ask by a port that " + module
                + " owns and they implement, or let it say an event that they hear");
  }
}
