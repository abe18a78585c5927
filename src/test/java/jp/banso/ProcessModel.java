package jp.banso;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** One executable model under {@code processes/<module>/}, read as its file stands in the repository. */
record ProcessModel(Path file, BpmnModelInstance bpmn) {

    private static final Path ROOT = Path.of("processes");

    static List<ProcessModel> all() {
        return files(".bpmn").stream().map(file -> new ProcessModel(file, Bpmn.readModelFromFile(file.toFile()))).toList();
    }

    static ProcessModel read(String module, String key) {
        Path file = ROOT.resolve(module).resolve(key + ".bpmn");
        return new ProcessModel(file, Bpmn.readModelFromFile(file.toFile()));
    }

    static List<Path> files(String ending) {
        try (var paths = Files.walk(ROOT)) {
            return paths.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String module() {
        return file.getParent().getFileName().toString();
    }

    String key() {
        return file.getFileName().toString().replaceFirst("\\.bpmn$", "");
    }

    Process process() {
        return bpmn.getModelElementsByType(Process.class).iterator().next();
    }

    <T extends ModelElementInstance> Collection<T> elements(Class<T> type) {
        return bpmn.getModelElementsByType(type);
    }

    Set<FlowNode> reachableFrom(Collection<? extends FlowNode> origins, Function<FlowNode, Collection<FlowNode>> next) {
        Set<FlowNode> seen = new LinkedHashSet<>(origins);
        Deque<FlowNode> open = new ArrayDeque<>(origins);
        while (!open.isEmpty()) {
            for (FlowNode node : next.apply(open.poll())) {
                if (seen.add(node)) {
                    open.add(node);
                }
            }
        }
        return seen;
    }

    Collection<FlowNode> after(FlowNode node) {
        List<FlowNode> next = new ArrayList<>(node.getOutgoing().stream().map(SequenceFlow::getTarget).toList());
        elements(BoundaryEvent.class).stream().filter(event -> event.getAttachedTo().equals(node)).forEach(next::add);
        return next;
    }

    static Collection<FlowNode> before(FlowNode node) {
        return node.getIncoming().stream().map(SequenceFlow::getSource).toList();
    }

    @Override
    public String toString() {
        return module() + "/" + key();
    }
}
