/** Platform part: the engine, walled in. */
@org.springframework.modulith.NamedInterface("workflow")
package jp.banso.platform.workflow;
