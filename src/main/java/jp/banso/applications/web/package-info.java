/** Pages of an application; of them only what every page about one shows is open to the modules above. */
@org.springframework.modulith.NamedInterface("web")
package jp.banso.applications.web;
