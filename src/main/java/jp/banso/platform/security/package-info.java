/** Platform part: login, rights of the web applications, the people the engine sees. */
@org.springframework.modulith.NamedInterface("security")
package jp.banso.platform.security;
