/** Pages about people; of them only what every list needs is open to the modules above. */
@org.springframework.modulith.NamedInterface("web")
package jp.banso.parties.web;
