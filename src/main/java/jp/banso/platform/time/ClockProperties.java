package jp.banso.platform.time;

import java.time.OffsetDateTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How business time is told.
 *
 * @param walking true in the default mode: an administrator can move the business clock forward
 * @param start what the walking clock shows at the very first start
 */
@ConfigurationProperties("banso.clock")
record ClockProperties(
    boolean walking, @DefaultValue("2025-06-25T09:00:00+09:00") OffsetDateTime start) {}
