package jp.banso.platform.web;

import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Notes on a request that the database did not answer a commit: nobody knows whether it was carried out. */
@Component
class CommitDoubt implements TransactionExecutionListener {

  static final String DOUBTFUL = CommitDoubt.class.getName();

  @Override
  public void afterCommit(TransactionExecution transaction, Throwable failure) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (failure != null && request != null && DatabaseOutage.caused(failure)) {
      request.setAttribute(DOUBTFUL, true, RequestAttributes.SCOPE_REQUEST);
    }
  }
}
