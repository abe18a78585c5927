/** Platform part: first filter, error pages, submit tokens. */
@org.springframework.modulith.NamedInterface("web")
package jp.banso.platform.web;
