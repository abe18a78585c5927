package jp.banso;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.engine.platform7.ExecutionContextModelProvider;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.camunda.community.process_test_coverage.junit5.common.ProcessEngineCoverageExtensionHelper;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Walks one model in the tests of one class, as a static {@code @RegisterExtension} field, and fails that class unless its
 * methods together walked every element and every sequence flow of the model.
 *
 * <p>Each service task first gets a recorder; {@link #with} puts the real delegate in its place.
 */
public final class ProcessFlows implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    /** The business time at which every test begins. */
    public static final Instant BEGIN = Instant.parse("2025-06-25T00:00:00Z");

    private final ProcessModel model;
    private final DefaultCollector collector = new DefaultCollector(new ExecutionContextModelProvider());
    private final ProcessEngineCoverageExtensionHelper coverage =
            new ProcessEngineCoverageExtensionHelper(collector, false, false, List.of(), List.of(), Map.of(), null);
    private final List<String> called = new ArrayList<>();
    private final List<ProcessWalk> walks = new ArrayList<>();

    private ProcessFlows(ProcessModel model) {
        this.model = model;
    }

    public static ProcessFlows of(String module, String processKey) {
        return new ProcessFlows(ProcessModel.read(module, processKey));
    }

    /** Lets the model find this bean under its name for the rest of the test. */
    public ProcessFlows with(String beanName, Object bean) {
        Mocks.register(beanName, bean);
        return this;
    }

    public ProcessWalk start(Map<String, Object> variables) {
        String businessKey = "R7-BANSO-" + UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT);
        return walk(ProcessTestEngine.get().getRuntimeService()
                .startProcessInstanceByKey(model.key(), businessKey, variables).getId());
    }

    /** Starts by the message with which the model can be entered in its middle. */
    public ProcessWalk startByMessage(String message, Map<String, Object> variables) {
        String businessKey = "R7-BANSO-" + UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT);
        return walk(ProcessTestEngine.get().getRuntimeService().createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey).setVariables(variables).correlateStartMessage().getId());
    }

    /** Names of the recorded delegates in the order in which they ran. */
    public List<String> called() {
        return List.copyOf(called);
    }

    private ProcessWalk walk(String processInstanceId) {
        ProcessWalk walk = new ProcessWalk(ProcessTestEngine.get(), processInstanceId);
        walks.add(walk);
        return walk.settle();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        coverage.beforeAll(context);
        new ProcessEngineAdapter(ProcessTestEngine.get(), collector).initializeListeners();
        ProcessTestEngine.deploy(model);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        coverage.beforeTestExecution(context);
        called.clear();
        ClockUtil.setCurrentTime(Date.from(BEGIN));
        with("dueDates", new OneDayLater());
        for (ServiceTask task : model.elements(ServiceTask.class)) {
            String bean = task.getCamundaDelegateExpression().replaceAll("[#{}]", "");
            with(bean, (JavaDelegate) execution -> called.add(bean));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        walks.forEach(ProcessWalk::clear);
        walks.clear();
        Mocks.reset();
        ClockUtil.reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        coverage.afterAll(context);
        Set<String> walked = collector.getActiveSuite().getEvents(model.key()).stream().map(Event::getDefinitionKey).collect(Collectors.toSet());
        assertThat(Stream.concat(model.elements(FlowNode.class).stream(), model.elements(SequenceFlow.class).stream())
                .map(BaseElement::getId).filter(id -> !walked.contains(id))).as("never walked in %s", model).isEmpty();
        assertThat(collector.getActiveSuite().calculateCoverage(collector.getModels())).isEqualTo(1.0);
    }

    /** Stands for the calendar: every task is due a day after it came. */
    public static final class OneDayLater {
        public Date of(DelegateExecution execution, String taskDefinitionKey) {
            return Date.from(ClockUtil.getCurrentTime().toInstant().plusSeconds(86_400));
        }
    }
}
