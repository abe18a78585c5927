package jp.banso.worklist;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A group in the words of those who wait for it; which person it is, is not said. */
@Component
public class HolderWords {

  /** Beginnings of group names, the longer before the shorter. */
  private static final List<String> KINDS =
      List.of("secretariat-manager", "secretariat", "ministry", "prefecture", "area", "advisor", "reviewer");

  private final MessageSource messages;

  HolderWords(MessageSource messages) {
    this.messages = messages;
  }

  /** The rest of the viewer's own group, where it is not the viewer's to do. */
  public String others() {
    return messages.getMessage("worklist.holder.others", null, Locale.JAPAN);
  }

  public String of(String group) {
    String kind =
        KINDS.stream().filter(one -> group.startsWith(one + "-")).findFirst().orElse("other");
    return messages.getMessage("worklist.holder." + kind, null, Locale.JAPAN);
  }
}
