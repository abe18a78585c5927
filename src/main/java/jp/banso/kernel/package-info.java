/**
 * Value types of the field that need nothing but the Java library.
 *
 * <p>Purpose: words that every module shares. Owns: no table. Hears: nothing. Says: nothing.
 */
@org.springframework.modulith.ApplicationModule(
    type = org.springframework.modulith.ApplicationModule.Type.OPEN,
    allowedDependencies = {})
package jp.banso.kernel;
