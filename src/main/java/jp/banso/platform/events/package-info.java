/** Platform part: the registry of events that wait for their listener. */
@org.springframework.modulith.NamedInterface("events")
package jp.banso.platform.events;
