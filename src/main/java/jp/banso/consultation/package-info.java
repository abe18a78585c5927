/**
 * 相談窓口: the desk that prefectures, hubs and institutions ask.
 *
 * <p>Purpose: the terms of the desk of each fiscal year, edited on screen and released by a second person.
 * <br>Owns: {@code consultation_desk}.
 * <br>Hears: nothing.
 * <br>Says: nothing.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
    "kernel", "calendar", "parties", "worklist", "correspondence", "platform::audit", "platform::web"})
package jp.banso.consultation;
