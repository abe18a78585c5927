/**
 * 構成員の要件と区分: what the members of a region must be, and the aid that says it.
 *
 * <p>Purpose: the counts and shares of members by the terms of the call, the findings in words for who can still
 * change the table, the proposal of 区分 from 所属・部署・職種 by the keywords of the year, which the secretariat keeps; it knows
 * no application, and asks for members by the port {@code MemberSamples}. Owns: member_group_keyword,
 * member_group_edition, member_group_turn. Hears: nothing. Says: nothing.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"kernel", "parties", "forms", "calls", "platform::audit", "platform::web"})
package jp.banso.composition;
