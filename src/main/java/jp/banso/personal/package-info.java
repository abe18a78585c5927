/**
 * 個人情報: what modules keep about one person, in the words of a request for it (保有個人データの開示).
 *
 * <p>Purpose: the port by which each module gives its part, who is sought, and what of others is masked.
 * <br>Owns: nothing. Hears: nothing. Says: nothing.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
package jp.banso.personal;
