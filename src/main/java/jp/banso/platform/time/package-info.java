/** Platform part: the two clocks and the sweeps. */
@org.springframework.modulith.NamedInterface("time")
package jp.banso.platform.time;
