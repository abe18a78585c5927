package jp.banso.forms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.banso.kernel.NotFound;

/** The schema of a form while it is edited. It may become one that the parser refuses: who edits asks it before anything is kept. */
final class FormDraft {

    private static final int COLUMN_LENGTH = 200;

    private final ObjectNode root;

    private FormDraft(ObjectNode root) {
        this.root = root;
    }

    static FormDraft of(String schema) {
        return new FormDraft((ObjectNode) FormSchemaParser.tree(schema));
    }

    String schema() {
        return root.toString();
    }

    /** The sections in printed order. */
    List<ObjectNode> sections() {
        return children(root);
    }

    /** What stands in a section, or the columns of a table. */
    static List<ObjectNode> children(ObjectNode parent) {
        List<ObjectNode> children = new ArrayList<>();
        // of a file that is refused anything may stand there
        parent.path("components").forEach(child -> {
            if (child instanceof ObjectNode part) {
                children.add(part);
            }
        });
        return children;
    }

    boolean has(String id) {
        return find(id).isPresent();
    }

    ObjectNode part(String id) {
        return find(id).map(Place::node).orElseThrow(() -> new NotFound("part " + id));
    }

    /** The parent of a part: a section or a table; the form itself of a section. */
    ObjectNode parent(String id) {
        return find(id).map(Place::parent).orElseThrow(() -> new NotFound("part " + id));
    }

    static boolean isSection(ObjectNode part) {
        return part.path("type").asText().equals("group");
    }

    static boolean isTable(ObjectNode part) {
        return part.path("type").asText().equals(FieldKind.TABLE.type());
    }

    /** What a part is called on paper. */
    static String name(ObjectNode part) {
        if (isSection(part)) {
            return part.path("properties").path("title").asText(part.path("label").asText());
        }
        String type = part.path("type").asText();
        return Stream.of(FieldKind.isType(type) ? FieldDraft.labelName(FieldKind.ofType(type)) : "label", "label", "id")
                .map(name -> part.path(name).asText()).filter(name -> !name.isEmpty()).findFirst().orElse("");
    }

    /** What the part of this id is called; empty for the form itself. */
    String nameOf(String id) {
        return find(id).map(place -> name(place.node())).orElseGet(() -> sections().stream()
                .filter(section -> section.path("properties").path("section").asText().equals(id)).findFirst().map(FormDraft::name).orElse(""));
    }

    String add(SectionDraft draft) {
        ObjectNode group = components(root).addObject().put("type", "group").put("id", newId("Group"));
        FieldDraft.own(group, "section", unused("section", sectionKeys()));
        draft.writeTo(group);
        group.putArray("components");
        return group.path("id").asText();
    }

    String add(String parent, FieldDraft draft) {
        ObjectNode place = part(parent);
        if (!isSection(place) && !isTable(place)) {
            throw new NotFound("nothing stands in " + parent);
        }
        ObjectNode component = components(place).addObject().put("type", draft.kind().type()).put("id", newId("Field"));
        draft.writeTo(component);
        if (draft.kind() == FieldKind.TABLE) {
            component.putArray("components");
            // a new table has a line of text for each name of a column
            draft.options().forEach(column -> components(component).addObject().put("type", FieldKind.LINE.type()).put("id", newId("Field"))
                    .put("key", newKey()).put("label", column.label()).putObject("validate").put("maxLength", COLUMN_LENGTH));
        }
        return component.path("id").asText();
    }

    /** Puts a part one place up or down; at either end it stays. */
    boolean move(String id, boolean up) {
        Place place = find(id).orElseThrow(() -> new NotFound("part " + id));
        int to = up ? place.index - 1 : place.index + 1;
        if (to < 0 || to >= place.siblings.size()) {
            return false;
        }
        place.siblings.insert(to, place.siblings.remove(place.index));
        return true;
    }

    /** Puts a field behind all others of another section. */
    void moveInto(String id, String section) {
        Place place = find(id).orElseThrow(() -> new NotFound("part " + id));
        ObjectNode target = part(section);
        if (!isSection(target) || isSection(place.node()) || !isSection(place.parent)) {
            throw new NotFound(id + " does not move into " + section);
        }
        components(target).add(place.siblings.remove(place.index));
    }

    /** Puts the same once more behind a part, under names of its own. */
    String copy(String id) {
        Place place = find(id).orElseThrow(() -> new NotFound("part " + id));
        ObjectNode copy = place.node().deepCopy();
        List<String> before = paths(copy);
        rename(copy);
        follow(copy, before);
        place.siblings.insert(place.index + 1, copy);
        return copy.path("id").asText();
    }

    void remove(String id) {
        Place place = find(id).orElseThrow(() -> new NotFound("part " + id));
        String path = Stream.of(place.parent.path("path").asText(), key(place.node())).filter(step -> !step.isEmpty())
                .reduce((group, name) -> group + "." + name).orElse("");
        place.siblings.remove(place.index);
        // nobody can explain in a field that is gone
        sections().stream().flatMap(section -> children(section).stream())
                .filter(field -> !path.isEmpty() && field.path("properties").path("explainIn").asText().equals(path))
                .forEach(field -> Stream.of("explain", "explainIn", "explainRule").forEach(name -> FieldDraft.own(field, name, "")));
        if (isTable(place.parent)) {
            String key = place.node().path("key").asText();
            String left = Stream.of(place.parent.path("properties").path("anyOf").asText().split(",")).map(String::strip)
                    .filter(column -> !column.isEmpty() && !column.equals(key)).reduce((one, other) -> one + "," + other).orElse("");
            FieldDraft.own(place.parent, "anyOf", left);
        }
    }

    /** Puts a section of a library behind all others, under names of its own where they are taken. */
    String insert(ObjectNode block) {
        ObjectNode copy = block.deepCopy();
        Set<String> keys = sectionKeys();
        Set<String> taken = new HashSet<>();
        sections().forEach(section -> {
            String group = section.path("path").asText();
            (group.isEmpty() ? children(section).stream().map(FormDraft::key) : Stream.of(group)).forEach(taken::add);
        });
        String key = copy.path("properties").path("section").asText();
        List<String> before = paths(copy);
        freshIds(copy);
        if (keys.contains(key)) {
            FieldDraft.own(copy, "section", unused("section", keys));
        }
        String path = copy.path("path").asText();
        if (!path.isEmpty() && taken.contains(path)) {
            copy.put("path", newKey());
        }
        if (path.isEmpty()) {
            children(copy).stream().filter(child -> taken.contains(key(child))).forEach(FormDraft::freshKey);
        }
        follow(copy, before);
        components(root).add(copy);
        return copy.path("id").asText();
    }

    /** A key that no field and no option of this form or of its earlier versions has. */
    static String newKey() {
        return "q" + mark();
    }

    private void rename(ObjectNode copy) {
        freshIds(copy);
        if (!isSection(copy)) {
            freshKey(copy);
            return;
        }
        FieldDraft.own(copy, "section", unused("section", sectionKeys()));
        if (copy.path("path").asText().isEmpty()) {
            children(copy).forEach(FormDraft::freshKey);
        } else {
            copy.put("path", newKey());
        }
        children(copy).forEach(FormDraft::withoutFact);
    }

    /** Where the answers to what stands in a section lie. */
    private static List<String> paths(ObjectNode section) {
        String group = section.path("path").asText();
        return children(section).stream().map(child -> group.isEmpty() ? key(child) : group + "." + key(child)).toList();
    }

    /** Conditions within a copied section look at the copy. */
    private static void follow(ObjectNode section, List<String> before) {
        List<String> after = paths(section);
        for (ObjectNode child : children(section)) {
            List<ConditionDraft> conditions = FieldDraft.conditions(child);
            if (conditions.stream().anyMatch(condition -> before.contains(condition.path()))) {
                FieldDraft.condition(child, conditions.stream().map(condition -> before.contains(condition.path())
                        ? new ConditionDraft(condition.any(), after.get(before.indexOf(condition.path())), condition.equal(), condition.value())
                        : condition).toList());
            }
        }
    }

    private static void freshKey(ObjectNode field) {
        withoutFact(field);
        if (!field.path("type").asText().equals(FieldKind.NOTE.type())) {
            field.put(isTable(field) ? "path" : "key", newKey());
        }
    }

    /** A name that rules ask by belongs to one field; and a copy explains nothing. */
    private static void withoutFact(ObjectNode field) {
        Stream.of("fact", "explain", "explainIn", "explainRule").forEach(name -> FieldDraft.own(field, name, ""));
    }

    private static String key(ObjectNode field) {
        return field.path(isTable(field) ? "path" : "key").asText();
    }

    private static void freshIds(ObjectNode part) {
        part.put("id", newId(part.path("id").asText().replaceFirst("_.*$", "")));
        children(part).forEach(FormDraft::freshIds);
    }

    private static String newId(String kind) {
        return kind + "_" + mark();
    }

    private static String mark() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }

    private Set<String> sectionKeys() {
        Set<String> keys = new HashSet<>();
        sections().forEach(section -> keys.add(section.path("properties").path("section").asText()));
        return keys;
    }

    private static String unused(String name, Set<String> taken) {
        int number = taken.size() + 1;
        while (taken.contains(name + number)) {
            number++;
        }
        return name + number;
    }

    private static ArrayNode components(ObjectNode parent) {
        return parent.path("components") instanceof ArrayNode known ? known : parent.putArray("components");
    }

    /** Where a part stands. */
    private record Place(ObjectNode parent, ArrayNode siblings, int index) {

        ObjectNode node() {
            return (ObjectNode) siblings.get(index);
        }
    }

    private Optional<Place> find(String id) {
        return find(root, id);
    }

    private static Optional<Place> find(ObjectNode parent, String id) {
        if (!(parent.path("components") instanceof ArrayNode siblings)) {
            return Optional.empty();
        }
        for (int index = 0; index < siblings.size(); index++) {
            if (!(siblings.get(index) instanceof ObjectNode child)) {
                continue;
            }
            if (child.path("id").asText().equals(id)) {
                return Optional.of(new Place(parent, siblings, index));
            }
            Optional<Place> below = find(child, id);
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }
}
