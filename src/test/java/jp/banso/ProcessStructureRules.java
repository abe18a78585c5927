package jp.banso;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** What a model is made of, how its parts are named and drawn, and that every part can be walked. */
enum ProcessStructureRules implements Consumer<ProcessModel> {

    USES_ONLY_THE_AGREED_ELEMENTS {
        @Override
        public void accept(ProcessModel model) {
            assertThat(model.elements(FlowNode.class)).allSatisfy(node -> assertThat(KINDS).anyMatch(kind -> kind.isInstance(node)));
            assertThat(model.elements(SubProcess.class)).allMatch(SubProcess::triggeredByEvent);
            assertThat(List.of("lane", "laneSet", "multiInstanceLoopCharacteristics", "standardLoopCharacteristics", "script",
                    "scriptTask", "callActivity", "executionListener", "taskListener", "inputOutput"))
                    .allSatisfy(tag -> assertThat(elementsNamed(model, tag)).as(tag).isZero());
        }
    },
    NAMES_IDS_BY_KIND {
        @Override
        public void accept(ProcessModel model) {
            Stream.concat(model.elements(FlowNode.class).stream(), model.elements(SequenceFlow.class).stream())
                    .forEach(element -> assertThat(element.getId()).matches(prefix(element) + "_[A-Z][A-Za-z0-9]*"));
        }
    },
    NAMES_WHAT_PEOPLE_READ {
        @Override
        public void accept(ProcessModel model) {
            Stream.of(UserTask.class, ServiceTask.class, SubProcess.class, StartEvent.class, EndEvent.class, IntermediateCatchEvent.class,
                    BoundaryEvent.class).flatMap(type -> model.elements(type).stream())
                    .forEach(node -> assertThat(node.getName()).as(node.getId()).matches(JAPANESE));
            assertThat(model.elements(EndEvent.class)).extracting(FlowNode::getName).doesNotHaveDuplicates();
            assertThat(Bpmn.convertToString(model.bpmn())).doesNotContain(
                    "プロセス", "タスク", "インシデント", "不適格", "非選定", "落選", "採択", "差戻し", "承認", "エラー");
        }
    },
    ASKS_AT_EVERY_SPLIT_AND_JOINS_IN_SILENCE {
        @Override
        public void accept(ProcessModel model) {
            assertThat(model.elements(Gateway.class)).allSatisfy(gateway ->
                    assertThat(gateway.getIncoming().size() > 1 ^ gateway.getOutgoing().size() > 1).as(gateway.getId()).isTrue());
            Stream.of(ParallelGateway.class, EventBasedGateway.class).flatMap(type -> model.elements(type).stream())
                    .forEach(gateway -> assertThat(gateway.getName()).as(gateway.getId()).isNull());
            assertThat(model.elements(ExclusiveGateway.class)).allSatisfy(ProcessStructureRules::asksOrJoins);
            assertThat(model.elements(FlowNode.class)).filteredOn(node -> !(node instanceof Gateway)).allSatisfy(node -> {
                assertThat(node.getIncoming()).as(node.getId()).hasSizeLessThanOrEqualTo(1);
                assertThat(node.getOutgoing()).as(node.getId()).hasSizeLessThanOrEqualTo(1);
            });
        }
    },
    LETS_EVERY_ELEMENT_BE_REACHED_AND_END {
        @Override
        public void accept(ProcessModel model) {
            var walked = model.elements(FlowNode.class).stream().filter(node -> !(node instanceof SubProcess)).toList();
            assertThat(model.reachableFrom(model.elements(StartEvent.class), model::after)).containsAll(walked);
            assertThat(model.reachableFrom(model.elements(EndEvent.class), ProcessModel::before)).containsAll(walked);
            assertThat(walked).filteredOn(node -> node.getOutgoing().isEmpty()).hasOnlyElementsOfType(EndEvent.class);
        }
    },
    DRAWS_EVERY_ELEMENT {
        @Override
        public void accept(ProcessModel model) {
            assertThat(model.elements(BpmnShape.class)).extracting(shape -> shape.getBpmnElement().getId())
                    .containsExactlyInAnyOrderElementsOf(ids(model.elements(FlowNode.class)));
            assertThat(model.elements(BpmnEdge.class)).extracting(edge -> edge.getBpmnElement().getId())
                    .containsExactlyInAnyOrderElementsOf(ids(model.elements(SequenceFlow.class)));
            assertThat(model.elements(BpmnEdge.class)).allSatisfy(edge -> assertThat(edge.getWaypoints()).hasSizeGreaterThan(1));
        }
    },
    DRAWS_NOTHING_OVER_ANOTHER {
        @Override
        public void accept(ProcessModel model) {
            List<BpmnShape> shapes = new ArrayList<>(model.elements(BpmnShape.class));
            shapes.removeIf(shape -> shape.getBpmnElement() instanceof BoundaryEvent);
            for (BpmnShape one : shapes) {
                assertThat(shapes).filteredOn(other -> other != one && overlap(one.getBounds(), other.getBounds())
                        && other.getBpmnElement().getParentElement().equals(one.getBpmnElement().getParentElement()))
                        .as(one.getBpmnElement().getId()).isEmpty();
            }
        }
    };

    static final String JAPANESE = ".*[\\u3040-\\u30ff\\u4e00-\\u9fff].*";
    private static final Set<Class<? extends FlowNode>> KINDS = Set.of(StartEvent.class, EndEvent.class, UserTask.class, ServiceTask.class,
            ExclusiveGateway.class, ParallelGateway.class, EventBasedGateway.class, IntermediateCatchEvent.class, BoundaryEvent.class, SubProcess.class);

    private static void asksOrJoins(ExclusiveGateway gateway) {
        if (gateway.getOutgoing().size() == 1) {
            assertThat(gateway.getName()).as(gateway.getId()).isNull();
            assertThat(gateway.getId()).endsWith("Join");
            return;
        }
        assertThat(gateway.getName()).as(gateway.getId()).matches(JAPANESE).endsWith("か");
        assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
        assertThat(gateway.getOutgoing()).allSatisfy(flow -> {
            assertThat(flow.getName()).as(flow.getId()).matches(JAPANESE);
            assertThat(flow.getConditionExpression() == null).as(flow.getId()).isEqualTo(flow.equals(gateway.getDefault()));
        });
    }

    private static String prefix(BaseElement element) {
        if (element instanceof Gateway) {
            return "Gateway";
        }
        if (element instanceof IntermediateCatchEvent) {
            return "CatchEvent";
        }
        if (element instanceof SubProcess) {
            return "EventSubProcess";
        }
        String type = element instanceof SequenceFlow ? "flow" : element.getElementType().getTypeName();
        return type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    }

    private static Set<String> ids(Collection<? extends BaseElement> elements) {
        return elements.stream().map(BaseElement::getId).collect(Collectors.toSet());
    }

    private static boolean overlap(Bounds a, Bounds b) {
        return a.getX() < b.getX() + b.getWidth() && b.getX() < a.getX() + a.getWidth()
                && a.getY() < b.getY() + b.getHeight() && b.getY() < a.getY() + a.getHeight();
    }

    private static int elementsNamed(ProcessModel model, String tag) {
        var document = (org.w3c.dom.Document) model.bpmn().getDocument().getDomSource().getNode();
        return document.getElementsByTagNameNS("*", tag).getLength();
    }
}
