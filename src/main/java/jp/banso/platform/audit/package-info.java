/** Platform part: the log of every act. */
@org.springframework.modulith.NamedInterface("audit")
package jp.banso.platform.audit;
