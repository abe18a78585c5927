package jp.banso.calls;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Calls by their numbers, for lists that only name them. */
@Service
@Transactional(readOnly = true)
public class CallTitles {

  private final CallRows rows;

  CallTitles(CallRows rows) {
    this.rows = rows;
  }

  /** 「令和7年度 在宅医療の拠点整備・運用に向けた伴走支援」. */
  public record CallTitle(CallId id, String text) {}

  public Map<String, CallTitle> of(List<String> caseKeys) {
    return rows.findByCaseKeyIn(caseKeys).stream()
        .collect(
            Collectors.toMap(
                call -> call.key().value(),
                call ->
                    new CallTitle(
                        call.callId(),
                        call.year().name() + " " + call.title())));
  }
}
