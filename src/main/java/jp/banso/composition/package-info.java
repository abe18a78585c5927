/**
 * 構成員の要件と区分: what the members of a region must be, and the aid that says it.
 *
 * <p>Purpose: the counts and shares of members by the terms of the call, the findings in words for who can still change the
 * table, the proposal of 区分 from 所属・部署・職種; pure, it knows no application. Owns: member_group_keyword. Hears: nothing.
 * Says: nothing.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "forms", "calls"})
package jp.banso.composition;
