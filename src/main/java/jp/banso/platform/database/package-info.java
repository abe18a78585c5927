/** Platform part: embedded or external PostgreSQL, cluster locks. */
@org.springframework.modulith.NamedInterface("database")
package jp.banso.platform.database;
