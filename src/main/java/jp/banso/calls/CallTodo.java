package jp.banso.calls;

/**
 * What is still to be done, or is done, before a prepared call can be confirmed.
 *
 * @param subject what the message speaks of, a number or names
 * @param page where it is done, null if there is no page for it
 */
public record CallTodo(String messageKey, Object subject, boolean done, String page) {}
