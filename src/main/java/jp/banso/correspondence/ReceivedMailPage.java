package jp.banso.correspondence;

import java.time.Instant;
import java.util.List;
import jp.banso.platform.inbound.InboundMail;
import jp.banso.platform.mail.MailHeading;
import jp.banso.platform.web.OptionView;

/**
 * A mail that came with what its viewer may do.
 *
 * @param subject never empty
 * @param problem message key of why not all of it could be read, null if it could
 * @param answered our mail that it answers, null if it answers none
 * @param proposedKey number of a case that its subject names, only a proposal; null if it names none that the viewer
 *     knows
 * @param handlers to whom it can be handed over, for the staff
 * @param handlerPage where its handler works on it, null without one
 * @param staff true for those whose work it is; everybody else only reads
 */
public record ReceivedMailPage(
    InboundMail mail, String subject, String problem, ReceivedMailState state, String caseKey, MailHeading answered,
    String proposedKey, String note, String decidedBy, Instant decidedAt, List<OptionView> handlers, String handlerPage,
    boolean staff) {}
