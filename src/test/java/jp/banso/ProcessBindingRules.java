package jp.banso;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** How a model is tied to the program: groups, due dates, delegates, messages, timers, expressions. */
enum ProcessBindingRules implements Consumer<ProcessModel> {

    IS_ONE_EXECUTABLE_PROCESS_NAMED_LIKE_ITS_FILE {
        @Override
        public void accept(ProcessModel model) {
            assertThat(model.elements(Process.class)).singleElement().satisfies(process -> {
                assertThat(process.getId()).isEqualTo(model.key()).matches("[a-z]+(-[a-z]+)*");
                assertThat(process.getName()).matches(ProcessStructureRules.JAPANESE);
                assertThat(process.isExecutable()).isTrue();
                assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P3650D");
            });
        }
    },
    TELLS_EACH_PERSON_WHAT_TO_DO_AND_UNTIL_WHEN {
        @Override
        public void accept(ProcessModel model) {
            assertThat(model.elements(UserTask.class)).allSatisfy(task -> {
                assertThat(task.getDocumentations()).as(task.getId()).singleElement()
                        .extracting(Documentation::getTextContent).asString().matches("(?s)" + ProcessStructureRules.JAPANESE).hasSizeGreaterThan(20);
                assertThat(task.getCamundaCandidateGroups()).as(task.getId()).matches(GROUP);
                assertThat(task.getCamundaDueDate()).as(task.getId()).isEqualTo("#{dueDates.of(execution,'" + task.getId() + "')}");
                assertThat(task.getCamundaAssignee()).as(task.getId()).isNull();
                assertThat(task.getCamundaCandidateUsers()).as(task.getId()).isNull();
            });
        }
    },
    WORKS_ONLY_THROUGH_DELEGATES_AFTER_A_SAVE_POINT {
        @Override
        public void accept(ProcessModel model) {
            assertThat(model.elements(ServiceTask.class)).allSatisfy(task -> {
                String name = task.getId().substring("ServiceTask_".length());
                String bean = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + "Delegate";
                assertThat(task.getCamundaDelegateExpression()).as(task.getId()).isEqualTo("#{" + bean + "}");
                assertThat(task.isCamundaAsyncBefore()).as(task.getId()).isTrue();
                assertThat(Stream.of(task.getCamundaClass(), task.getCamundaExpression(), task.getCamundaType(), task.getCamundaTopic()))
                        .as(task.getId()).containsOnlyNulls();
            });
        }
    },
    LISTENS_ONLY_TO_MESSAGES_OF_ITS_MODULE {
        @Override
        public void accept(ProcessModel model) {
            assertThat(model.elements(Message.class)).extracting(Message::getName).doesNotHaveDuplicates()
                    .allMatch(name -> name.matches(model.module() + "\\.[a-z][A-Za-z]*"));
            assertThat(model.elements(Message.class)).allSatisfy(message -> {
                String verb = message.getName().substring(model.module().length() + 1);
                assertThat(message.getId()).isEqualTo("Message_" + verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1));
            });
            assertThat(model.elements(MessageEventDefinition.class)).extracting(MessageEventDefinition::getMessage)
                    .containsExactlyInAnyOrderElementsOf(model.elements(Message.class));
        }
    },
    WAITS_FOR_DATES_FROM_VARIABLES {
        @Override
        public void accept(ProcessModel model) {
            assertThat(model.elements(TimerEventDefinition.class)).allSatisfy(timer -> {
                assertThat(timer.getTimeDate()).isNotNull();
                assertThat(timer.getTimeDate().getTextContent()).matches(VARIABLE);
                assertThat(timer.getTimeDuration()).isNull();
                assertThat(timer.getTimeCycle()).isNull();
            });
        }
    },
    DECIDES_ONLY_BY_FACTS {
        @Override
        public void accept(ProcessModel model) {
            assertThat(model.elements(SequenceFlow.class)).filteredOn(flow -> flow.getConditionExpression() != null)
                    .allSatisfy(flow -> assertThat(flow.getConditionExpression().getTextContent()).as(flow.getId()).matches(CONDITION));
        }
    },
    CONTAINS_NO_OTHER_EXPRESSION {
        @Override
        public void accept(ProcessModel model) {
            assertThat(texts((Document) model.bpmn().getDocument().getDomSource().getNode()))
                    .filteredOn(text -> text.contains("${") || text.contains("#{"))
                    .allMatch(text -> text.matches(CONDITION + "|" + GROUP + "|#\\{[a-z][A-Za-z0-9]*Delegate}|#\\{dueDates\\.of\\(execution,'UserTask_[A-Za-z0-9]+'\\)}"));
        }
    };

    private static final String VARIABLE = "\\$\\{[a-z][A-Za-z0-9]*}";
    private static final String CONDITION = "\\$\\{(!?[a-z][A-Za-z0-9]*|[a-z][A-Za-z0-9]* == '[A-Z_]+')}";
    private static final String GROUP = "(secretariat|secretariat-manager)-\\$\\{programme}|ministry-\\$\\{bureau}|\\$\\{(prefecture|area|advisor|reviewer)Group}";

    private static List<String> texts(Node node) {
        List<String> texts = new ArrayList<>();
        if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
            texts.add(node.getNodeValue().strip());
        }
        for (int i = 0; node.getAttributes() != null && i < node.getAttributes().getLength(); i++) {
            texts.add(node.getAttributes().item(i).getNodeValue());
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            texts.addAll(texts(child));
        }
        return texts;
    }
}
