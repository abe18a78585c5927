/** Platform part: files in the database. */
@org.springframework.modulith.NamedInterface("documents")
package jp.banso.platform.documents;
